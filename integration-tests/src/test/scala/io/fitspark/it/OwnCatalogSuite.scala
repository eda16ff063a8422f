// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.Files

import scala.util.Try

import org.apache.spark.sql.{DataFrame, Row}

/** Tables USING fits in Spark's own catalog. */
class OwnCatalogSuite extends SparkFitsSuiteBase {

  private def sql(text: String): DataFrame = spark.sql(text)

  private def ids(table: String): Seq[Long] = sql(s"SELECT id FROM $table").collect().map(_.getLong(0)).toSeq.sorted

  private def withTable[T](name: String)(body: String => T): T =
    try body(name)
    finally sql(s"DROP TABLE IF EXISTS $name")

  test("a table over a file has its columns, takes rows, and leaves the file when it is dropped") {
    val file = folder.resolve("over.fits")
    spark.range(0, 3, 1, 1).write.format("fits").save(file.toString)
    withTable("over_file") { table =>
      sql(s"CREATE TABLE $table USING fits OPTIONS (path '$file')")
      sql(s"INSERT INTO $table VALUES (3L)")
      assert(ids(table) === Seq(0, 1, 2, 3))
      spark.range(4, 5, 1, 1).write.insertInto(table)
      spark.range(5, 6, 1, 1).writeTo(table).append()
      assert(ids(table) === Seq(0, 1, 2, 3, 4, 5))
      sql(s"INSERT OVERWRITE $table SELECT /*+ COALESCE(1) */ * FROM VALUES (7L), (8L)")
      assert(ids(table) === Seq(7, 8))
      sql(s"DROP TABLE $table")
      assert(fits()(file).count() === 2)
    }
  }

  test("a table with columns of its own begins empty, wherever it is") {
    Seq("", s" LOCATION '${folder.resolve("located")}'").zipWithIndex.foreach { case (place, i) =>
      withTable(s"own_columns_$i") { table =>
        sql(s"CREATE TABLE $table (id BIGINT, name STRING) USING fits$place")
        sql(s"INSERT INTO $table VALUES (1L, 'a')")
        sql(s"INSERT INTO $table SELECT 2L, 'b'")
        checkRows(sql(s"SELECT * FROM $table ORDER BY id").collect().toSeq, Seq(Row(1L, "a"), Row(2L, "b")))
      }
    }
  }

  test("CTAS makes managed tables and tables at a place") {
    withTable("managed") { table =>
      sql(s"CREATE TABLE $table USING fits AS SELECT id FROM range(5)")
      assert(ids(table) === Seq(0, 1, 2, 3, 4))
      sql(s"CREATE TABLE IF NOT EXISTS $table USING fits AS SELECT id FROM range(9)")
      assert(ids(table).size === 5)
    }
    val place = folder.resolve("place")
    withTable("placed") { table =>
      sql(s"CREATE TABLE $table USING fits LOCATION '$place' AS SELECT id FROM range(4)")
      assert(ids(table).size === 4 && fits()(place).count() === 4)
    }
    assert(Files.exists(place))
  }

  test("saveAsTable in all modes, with partitions") {
    withTable("saved") { table =>
      def save(mode: String, from: Long, to: Long) =
        spark
          .range(from, to, 1, 1)
          .selectExpr("id", "CAST(id % 2 AS INT) AS odd")
          .write
          .format("fits")
          .partitionBy("odd")
          .mode(mode)
          .saveAsTable(table)
      save("errorifexists", 0, 3)
      assert(ids(table) === Seq(0, 1, 2))
      assert(messages(Try(save("errorifexists", 0, 9)).failed.get).contains("already exists"))
      save("ignore", 0, 9)
      assert(ids(table) === Seq(0, 1, 2))
      save("append", 3, 5)
      assert(ids(table) === Seq(0, 1, 2, 3, 4))
      assert(sql(s"SELECT id FROM $table WHERE odd = 1").count() === 2)
      withConf("spark.sql.sources.partitionOverwriteMode" -> "dynamic") {
        sql(s"INSERT OVERWRITE $table SELECT 11L, 1")
      }
      assert(ids(table) === Seq(0, 2, 4, 11))
      save("overwrite", 6, 8)
      assert(ids(table) === Seq(6, 7))
    }
  }

  test("writeTo with USING fits") {
    withTable("written_to") { table =>
      spark.range(0, 4, 1, 1).writeTo(table).using("fits").option("compression", "none").create()
      assert(ids(table) === Seq(0, 1, 2, 3))
      spark.range(0, 2, 1, 1).writeTo(table).using("fits").createOrReplace()
      assert(ids(table) === Seq(0, 1))
    }
  }
}
