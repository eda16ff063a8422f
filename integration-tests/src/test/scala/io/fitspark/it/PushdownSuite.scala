// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.charset.StandardCharsets.US_ASCII
import java.nio.file.{Files, Path}

import io.fitspark.it.PlanProbe._
import org.apache.spark.sql.Row
import org.apache.spark.sql.execution.LocalTableScanExec
import org.apache.spark.sql.execution.datasources.v2.BatchScanExec
import org.apache.spark.sql.execution.joins.BroadcastHashJoinExec
import org.apache.spark.sql.functions.{col, count, lit}

/** What is not read, not run and not opened; and what plans and metrics say. */
class PushdownSuite extends SparkFitsSuiteBase {

  private val Rows = 500

  private lazy val catalogue: Path = FitsBytes.write(
    folder.resolve("catalogue.fits"),
    FitsTable(
      Seq(
        FitsColumn.longs("id", (0L until Rows.toLong)),
        FitsColumn.complexes("z", (0 until Rows).map(i => i.toDouble -> -i.toDouble)),
        FitsColumn.strings("name", 100, (0 until Rows).map(i => s"star $i"))
      )
    ).named("STARS")
  )

  /** A directory of one good file, and others that are none. */
  private lazy val onlyFirstGood: Path = {
    val good = FitsBytes.write(folder.resolve("many/a.fits"), FitsTable(Seq(FitsColumn.ints("id", 1 to 5))))
    (1 to 20).foreach(i => Files.write(good.resolveSibling(s"b$i.fits"), "not FITS".getBytes(US_ASCII)))
    good.getParent
  }

  test("only the columns asked for are read") {
    val frame = fits()(catalogue).select("id")
    assert(readColumns(frame) === "struct<id:bigint>")
    assert(explain(frame).contains("1 of 3 columns [id]"))
    assert(frame.collect().map(_.getLong(0)).toSeq === (0L until Rows.toLong))
    assert(readColumns(fits()(catalogue).where("name like 'star 1%'").select("id")) === "struct<id:bigint,name:string>")
  }

  test("only the part asked for of a complex number is read") {
    val frame = fits()(catalogue).select("z.im")
    assert(readColumns(frame) === "struct<z:struct<im:double>>")
    checkRows(frame.collect().toSeq, (0 until Rows).map(i => Row(-i.toDouble)))
    val both = fits()(catalogue).select(col("z.im"), col("z.re"))
    checkRows(both.collect().toSeq, (0 until Rows).map(i => Row(-i.toDouble, i.toDouble)))
  }

  test("parts of complex numbers in arrays") {
    assume(Corpus.isOwn)
    val file = Corpus.path("tables/tdim1.fits")
    val table = ExpectedTable.all("tables/tdim1.fits").head
    table.columns.zipWithIndex.filter(_._1.dataType.catalogString.matches("array<struct<re:.*")).foreach {
      case (column, i) =>
        val frame = fits()(file).select(col(s"${column.name}.im"))
        val expected = table.rows.map(row => Row(row.getSeq[Row](i).map(_.get(1))))
        checkRows(frame.collect().toSeq, expected)
    }
  }

  test("no column at all") {
    val frame = fits()(catalogue).select(lit(1).as("one"))
    assert(readColumns(frame) === "struct<>")
    assert(frame.collect().toSeq === Seq.fill(Rows)(Row(1)))
  }

  test("a limit opens no more files than it needs") {
    val frame = fits()(onlyFirstGood).limit(3)
    assert(frame.collect().map(_.getInt(0)).toSeq === Seq(1, 2, 3))
    assert(explain(frame).contains("limit 3"))
    assert(fits()(onlyFirstGood).head().getInt(0) === 1)
    intercept[Exception](fits()(onlyFirstGood).limit(6).collect())
    intercept[Exception](fits()(onlyFirstGood).collect())
  }

  test("a limit beyond the rows, of none, and after a filter") {
    assert(fits()(catalogue).limit(Rows + 10).collect().length === Rows)
    assert(fits()(catalogue).limit(0).collect().length === 0)
    val filtered = fits("maxPartitionBytes" -> 3000)(catalogue).where("id >= 400").limit(7)
    assert(filtered.collect().length === 7)
  }

  test("show and take") {
    assert(fits("maxPartitionBytes" -> 1000)(catalogue).take(120).map(_.getLong(0)).toSeq === (0L until 120L))
  }

  test("rows are counted from headers: the plan holds the answer, and no task reads") {
    Seq(fits()(catalogue), fits()(catalogue, catalogue)).zipWithIndex.foreach { case (frame, i) =>
      val counted = frame.agg(count("*"), count(lit(7)))
      val plan = nodes(execution(counted).executedPlan)
      assert(plan.exists(_.isInstanceOf[LocalTableScanExec]) && !plan.exists(_.isInstanceOf[BatchScanExec]), plan)
      val (row, run) = tasks(spark)(counted.head())
      assert(row === Row((i + 1L) * Rows, (i + 1L) * Rows))
      assert(run.size <= 1)
      assert(run.map(_.taskMetrics.inputMetrics).forall(input => input.bytesRead == 0 && input.recordsRead == 0))
    }
    assert(fits()(catalogue).count() === Rows)
  }

  test("count of what may be null, of a filter and of groups is right") {
    assert(fits()(catalogue).agg(count("id")).head().getLong(0) === Rows)
    assert(fits()(catalogue).where("id < 100").count() === 100)
    assert(fits()(catalogue).groupBy(col("id") % 5).count().collect().map(_.getLong(1)).toSet === Set(100L))
    assert(fits()(catalogue).limit(10).count() === 10)
    assert(fits()(catalogue).selectExpr("count(distinct id % 7)").head().getLong(0) === 7)
    assert(
      fits()(catalogue).agg(count("*")).union(fits()(catalogue).agg(count("*"))).collect().toSeq ===
        Seq.fill(2)(Row(Rows.toLong))
    )
  }

  test("there are at least as many splits as Spark wants, where there is enough to read") {
    withConf("spark.sql.files.openCostInBytes" -> "100", "spark.sql.files.minPartitionNum" -> "6") {
      val parts = fits()(catalogue).rdd.getNumPartitions
      assert(parts >= 6 && parts <= 8, parts)
    }
    assert(fits()(catalogue).rdd.getNumPartitions === 1)
  }

  test("the optimiser knows rows and bytes") {
    val stats = execution(fits()(catalogue)).optimizedPlan.stats
    assert(stats.rowCount === Some(BigInt(Rows)))
    val all = stats.sizeInBytes
    assert(all >= Rows * 40 && all <= Rows * 300, all)
    val one = execution(fits()(catalogue).select("id")).optimizedPlan.stats.sizeInBytes
    assert(one < all)
  }

  test("a small table is broadcast by what its header says") {
    withConf("spark.sql.autoBroadcastJoinThreshold" -> "20000") {
      val small = fits()(catalogue).select(col("id"))
      val joined = spark.range(0, 100000).join(small, "id")
      assert(nodes(execution(joined).executedPlan).exists(_.isInstanceOf[BroadcastHashJoinExec]))
    }
  }

  test("EXPLAIN names file, HDU and columns in a line") {
    val lines = explain(fits()(catalogue).select("name")).linesIterator.toSeq
    val line = lines.find(_.contains("catalogue.fits")).getOrElse(fail(lines.mkString("\n")))
    assert(line.length < 400, line)
    assert(line.contains("STARS") && line.contains("[name]"), line)
    val several = explain(fits()(catalogue, catalogue))
    assert(several.contains("catalogue.fits and 1 more"), several)
  }

  test("metrics: bytes, requests, rows, files and splits") {
    val frame = fits("maxPartitionBytes" -> 20000)(catalogue).select("id")
    frame.collect()
    val splits = frame.rdd.getNumPartitions
    assert(metric(frame, "fitsRowsRead") === Rows)
    assert(metric(frame, "fitsBytesRead") >= Rows * 124)
    assert(metric(frame, "fitsBytesRead") < catalogue.toFile.length * 2)
    assert(metric(frame, "fitsReadRequests") >= splits)
    assert(metric(frame, "fitsSplits") === splits)
    assert(metric(frame, "fitsFiles") === 1)
  }

  test("Spark's own input metrics have rows and bytes") {
    val (_, run) = tasks(spark)(fits()(catalogue).where("id >= 0").collect())
    val inputs = run.map(_.taskMetrics.inputMetrics)
    assert(inputs.map(_.recordsRead).sum === Rows)
    assert(inputs.map(_.bytesRead).sum >= Rows * 124)
  }

  test("a filter sees the values that are shown") {
    val frame = fits()(catalogue)
    assert(frame.where("z.re = 17 and z.im = -17").select("id").collect().toSeq === Seq(Row(17L)))
    assert(frame.where("name = 'star 42'").select("id").collect().toSeq === Seq(Row(42L)))
  }
}
