// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.Path

import io.fitspark.it.PlanProbe._
import org.apache.spark.sql.{DataFrame, Row}

/** Sums, extremes and counts, of which tasks give one row each, against those that Spark makes of the same rows. */
class AggregatesSuite extends SparkFitsSuiteBase {

  private val Rows = 5000

  private val Numbers = Seq("b", "s", "i", "l", "f", "d")

  /** Sums of whole numbers and quarters do not depend on their order. */
  private lazy val frame: DataFrame = spark
    .range(0, Rows, 1, 3)
    .selectExpr(
      "cast(if(id % 7 = 3, null, id % 240 - 120) as tinyint) as b",
      "cast(if(id % 5 = 3, null, id * 12 - 30000) as smallint) as s",
      "cast(if(id % 3 = 0, null, id * 400000 - 1000000000) as int) as i",
      "if(id % 11 = 0, null, id * 1000000000000 - 2500000000000000) as l",
      "cast(if(id % 4 = 3, null, id / 4 - 700) as float) as f",
      "if(id % 6 = 5, null, id / 4 - 300) as d",
      "cast(id as string) as t"
    )

  private def written(name: String, options: (String, String)*): Path = {
    val path = folder.resolve(name)
    frame.write.format("fits").options(options.toMap).mode("overwrite").save(path.toString)
    path
  }

  private lazy val plain = written("plain", "compression" -> "none")

  private lazy val compressed = written("compressed", "tileRows" -> "300")

  private def all(functions: String*): Seq[String] =
    for (function <- functions; column <- Numbers) yield s"$function($column)"

  private def same(read: DataFrame, kept: DataFrame, asked: Seq[String], where: String = "true"): Unit =
    checkRows(
      read.where(where).selectExpr(asked: _*).collect().toSeq,
      kept.where(where).selectExpr(asked: _*).collect().toSeq
    )

  private def isPushed(read: DataFrame): Boolean = explain(read).contains("tasks give")

  test("sums, extremes, counts and means are those of Spark, for every type of number") {
    val asked = all("min", "max", "count", "sum") :+ "count(*)"
    Seq(plain, compressed).foreach { path =>
      Seq(100000, 20000).foreach { split =>
        val read = fits("maxPartitionBytes" -> split, "nanAsNull" -> true)(path)
        same(read, frame, asked)
        assert(isPushed(read.selectExpr(asked: _*)))
        same(read, frame, Seq("avg(d)", "avg(f)", "avg(i)", "sum(d)", "min(l)"))
      }
    }
  }

  test("a task gives one row, of the columns asked for") {
    val asked = fits("maxPartitionBytes" -> 20000)(plain).selectExpr("sum(d)", "min(i)", "count(*)")
    assert(explain(asked).contains("tasks give sum(d), min(i), count(*)"))
    val (_, run) = tasks(spark)(asked.collect())
    val given = run.map(_.taskMetrics.inputMetrics.recordsRead).filter(_ > 0)
    assert(given.size > 3 && given.forall(_ == 1), given)
    assert(metric(asked, "fitsRowsRead") === Rows)
  }

  test("what Spark has rules of its own for is left to it") {
    val read = fits("nanAsNull" -> true)(plain)
    Seq("min(t)", "count(distinct i)", "sum(d + 1)", "min(struct(i, d))").foreach { asked =>
      assert(!isPushed(read.selectExpr(asked)), asked)
      same(read, frame, Seq(asked))
    }
    assert(!isPushed(read.where("i > 5").selectExpr("sum(d)")))
    same(read, frame, Seq("sum(d)", "count(i)"), "i > 5")
    assert(!isPushed(read.groupBy("b").agg(Map("d" -> "sum"))))
  }

  test("NaN is above all numbers, and nothing gives null") {
    import spark.implicits._
    val values = Seq(Double.NaN, 1.0, -0.0, 0.0, Double.NegativeInfinity, 5.0)
    val asked = Seq("min(x)", "max(x)", "min(y)", "max(y)", "sum(y)", "count(x)")
    values.indices.foreach { first =>
      val numbers = (values.drop(first) ++ values.take(first)).toDF("x").selectExpr("x", "cast(x as float) as y")
      val path = folder.resolve(s"nan$first")
      numbers.coalesce(1).write.format("fits").save(path.toString)
      same(fits()(path), numbers, asked)
    }
    val nans = folder.resolve("nans")
    val numbers = Seq(Double.NaN, Double.NaN).toDF("x").selectExpr("x", "cast(x as float) as y")
    numbers.coalesce(1).write.format("fits").save(nans.toString)
    same(fits()(nans), numbers, asked)
    checkRows(
      fits("nanAsNull" -> true)(nans).selectExpr(asked: _*).collect().toSeq,
      Seq(Row(null, null, null, null, null, 0L))
    )
  }

  test("a sum that no BIGINT can hold overflows by the rules of Spark") {
    import spark.implicits._
    val cases = Seq(
      Seq.fill(5)(Long.MaxValue),
      Seq.fill(5)(Long.MinValue),
      Seq(Long.MaxValue, Long.MinValue, 1L, Long.MaxValue, Long.MinValue, -7L),
      Seq(Long.MaxValue, 1L, 5L) ++ Seq.fill(2000)(3L),
      Seq(Long.MinValue, 0L)
    )
    cases.zipWithIndex.foreach { case (values, i) =>
      val path = folder.resolve(s"overflow$i")
      values.toDF("l").coalesce(1).write.format("fits").save(path.toString)
      val total = values.map(BigInt(_)).sum
      withConf("spark.sql.ansi.enabled" -> "false") {
        checkRows(
          fits()(path).selectExpr("sum(l)", "count(l)", "max(l)").collect().toSeq,
          Seq(Row(total.longValue, values.size.toLong, values.max))
        )
      }
      withConf("spark.sql.ansi.enabled" -> "true") {
        val asked = fits()(path).selectExpr("sum(l)", "min(l)")
        assert(isPushed(asked))
        if (total.isValidLong) checkRows(asked.collect().toSeq, Seq(Row(total.longValue, values.min)))
        else assert(messages(intercept[Exception](asked.collect())).contains("overflow"))
        val tried = fits()(path).selectExpr("try_sum(l)")
        checkRows(tried.collect().toSeq, Seq(if (total.isValidLong) Row(total.longValue) else Row(null)))
      }
    }
  }

  test("of no rows the count is 0 and all else null") {
    val none = folder.resolve("none")
    frame.limit(0).write.format("fits").save(none.toString)
    same(fits()(none), frame.limit(0), Seq("count(*)", "count(d)", "sum(d)", "sum(i)", "max(f)", "min(b)"))
  }

  test("files that conditions leave out do not count, and a sample gives the aggregates of what it has") {
    val parts = folder.resolve("parts")
    frame
      .selectExpr("*", "b % 3 as p")
      .where("p is not null")
      .write
      .format("fits")
      .partitionBy("p")
      .save(parts.toString)
    val read = fits("nanAsNull" -> true)(parts)
    assert(isPushed(read.where("p = 1").selectExpr("sum(d)", "count(i)")))
    same(read, frame.selectExpr("*", "b % 3 as p"), Seq("sum(d)", "count(i)", "max(p)"), "p = 1")
    checkRows(read.where("p = 77").selectExpr("count(d)", "sum(d)").collect().toSeq, Seq(Row(0L, null)))
  }

  test("sums over the same rows are made once") {
    val once = fits("nanAsNull" -> true)(plain).selectExpr("sum(d) as x")
    assert(once.union(once).collect().toSet === frame.selectExpr("sum(d) as x").collect().toSet)
  }
}
