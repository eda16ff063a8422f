// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Files, Path}

import scala.util.Try

import io.fitspark.connector.FitsUserException
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.functions.{col, lit, udf}

/** INSERT, CTAS, REPLACE and partitions: what columns are taken, what is kept when something fails. */
class CatalogWritesSuite extends SparkFitsSuiteBase {

  private def sql(text: String): DataFrame = spark.sql(text)

  private def refusal(body: => Any): String = {
    val error = Try(body).failed.get
    chain(error)
      .collectFirst { case wrong: FitsUserException => wrong.getMessage }
      .getOrElse(fail(messages(error), error))
  }

  private def failure(body: => Any): String = messages(Try(body).failed.get)

  /** A file with the columns id INT, name STRING, x DOUBLE; two rows. */
  private def table(name: String): Path = FitsBytes.write(
    folder.resolve(name),
    FitsTable(
      Seq(
        FitsColumn.ints("id", Seq(1, 2)),
        FitsColumn.strings("name", 4, Seq("a", "b")),
        FitsColumn.doubles("x", Seq(0.5, 1.5)).copy(cards = Seq("TUNIT" -> FitsBytes.text("deg")))
      ),
      Seq("EXTNAME" -> FitsBytes.text("EVENTS"))
    )
  )

  private def rows(path: Any, order: String = "id"): Seq[Row] = fits()(path).orderBy(order).collect().toSeq

  private def one(query: String): DataFrame = sql(query).coalesce(1)

  test("writeTo and save match columns by name, INSERT by place, or by name if asked") {
    val file = table("match.fits")
    one("SELECT 2.5D AS x, 3 AS id, 'c' AS name").writeTo(s"fits.`$file`").append()
    one("SELECT 'd' AS name, 3.5D AS x, 4 AS id").write.format("fits").mode("append").save(file.toString)
    sql(s"INSERT INTO fits.`$file` SELECT 5, 'e', 4.5D")
    sql(s"INSERT INTO fits.`$file` (x, name, id) VALUES (5.5D, 'f', 6)")
    sql(s"INSERT INTO fits.`$file` BY NAME SELECT 'g' AS name, 7 AS id, 6.5D AS x")
    checkRows(rows(file), "abcdefg".zipWithIndex.map { case (c, i) => Row(i + 1, c.toString, i + 0.5) })
  }

  test("values are cast as Spark's store assignment allows, and refused otherwise") {
    val file = table("cast.fits")
    one("SELECT 3L AS id, 'c' AS name, 2.5F AS x").writeTo(s"fits.`$file`").append()
    checkRows(rows(file).drop(2), Seq(Row(3, "c", 2.5)))
    val wrong =
      failure(one("SELECT 'three' AS id, 'c' AS name, 1D AS x").write.format("fits").mode("append").save(file.toString))
    assert(wrong.contains("INCOMPATIBLE_DATA_FOR_TABLE") && wrong.contains("id"))
    withConf("spark.sql.defaultColumn.useNullsForMissingDefaultValues" -> "false") {
      val missing = failure(one("SELECT 3 AS id").writeTo(s"fits.`$file`").append())
      assert(missing.contains("INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_FIND_DATA"), missing)
    }
    val more = failure(
      one("SELECT 3 AS id, 'c' AS name, 1D AS x, 1 AS y").write.format("fits").mode("append").save(file.toString)
    )
    assert(more.contains("INSERT_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS") || more.contains("EXTRA_COLUMNS"), more)
    val large = failure(one(s"SELECT ${Long.MaxValue} AS id, 'c' AS name, 1D AS x").writeTo(s"fits.`$file`").append())
    assert(large.contains("CAST_OVERFLOW"))
    assert(rows(file).size === 3)
  }

  test("overwriting by path takes the columns of the frame, INSERT OVERWRITE those of the table") {
    val file = table("columns.fits")
    sql(s"INSERT OVERWRITE fits.`$file` SELECT 9L, 'z', 9.5F")
    assert(columnsOf(fits()(file).schema) === Seq("id" -> "int", "name" -> "string", "x" -> "double"))
    one("SELECT true AS flag").write.format("fits").mode("overwrite").save(file.toString)
    checkRows(fits()(file).collect().toSeq, Seq(Row(true)))
    val image = FitsBytes.write(folder.resolve("image.fits"), FitsImage(Seq(4, 4)))
    val kept = refusal(one("SELECT 1 AS id").write.format("fits").mode("overwrite").save(image.toString))
    assert(kept.contains("overwriteScope"), kept)
    one("SELECT 1 AS id").write.format("fits").mode("overwrite").option("overwriteScope", "file").save(image.toString)
    checkRows(fits()(image).collect().toSeq, Seq(Row(1)))
  }

  test("rows go to the HDU that is named, and the others stay") {
    def hdu(name: String, ids: Int*) =
      FitsTable(Seq(FitsColumn.ints("id", ids)), Seq("EXTNAME" -> FitsBytes.text(name)))
    val file = FitsBytes.write(folder.resolve("hdus.fits"), hdu("A", 1), hdu("B", 2), hdu("C", 3))
    sql(s"INSERT INTO fits.`$file#B` VALUES (20)")
    one("SELECT 30 AS id").write.format("fits").mode("append").option("hdu", "C").save(file.toString)
    sql(s"INSERT OVERWRITE fits.`$file#A` SELECT /*+ COALESCE(1) */ * FROM VALUES (10), (11)")
    def ids(name: String) = fits("hdu" -> name)(file).collect().map(_.getInt(0)).toSeq.sorted
    assert(Seq("A", "B", "C").map(ids) === Seq(Seq(10, 11), Seq(2, 20), Seq(3, 30)))
    assert(refusal(sql(s"CREATE TABLE fits.`$file#D` AS SELECT 1 AS id")).contains("has no HDU D"))
    assert(Seq("A", "B", "C").map(ids) === Seq(Seq(10, 11), Seq(2, 20), Seq(3, 30)))
  }

  test("a table is replaced by a query over itself") {
    Seq("self.fits", "self").foreach { name =>
      val path = folder.resolve(name)
      spark.range(0, 10, 1, 1).write.format("fits").save(path.toString)
      sql(s"CREATE OR REPLACE TABLE fits.`$path` AS SELECT id + 1 AS id FROM fits.`$path` WHERE id < 5")
      sql(s"INSERT OVERWRITE fits.`$path` SELECT id * 2 FROM fits.`$path`")
      fits()(path).where("id > 2").coalesce(1).write.format("fits").mode("overwrite").save(path.toString)
      assert(rows(path).map(_.getLong(0)) === Seq(4, 6, 8, 10), name)
    }
  }

  test("a replacement that fails keeps the old rows, and leaves nothing behind") {
    val bad = udf((id: Long) => if (id == 7) throw new IllegalStateException("no seven") else id)
    Seq("failing.fits", "failing").foreach { name =>
      val path = folder.resolve(name)
      spark.range(0, 3, 1, 1).write.format("fits").save(path.toString)
      val rowsToFail = spark.range(0, 10, 1, 1).select(bad(col("id")).as("id"))
      rowsToFail.createOrReplaceTempView("rows_to_fail")
      Seq[() => Any](
        () => sql(s"CREATE OR REPLACE TABLE fits.`$path` AS SELECT * FROM rows_to_fail"),
        () => sql(s"INSERT OVERWRITE fits.`$path` SELECT * FROM rows_to_fail"),
        () => sql(s"INSERT INTO fits.`$path` SELECT * FROM rows_to_fail"),
        () => rowsToFail.writeTo(s"fits.`$path`").replace(),
        () => rowsToFail.write.format("fits").mode("overwrite").save(path.toString),
        () => rowsToFail.write.mode("overwrite").saveAsTable(s"fits.`$path`")
      ).foreach { write =>
        assert(failure(write()).contains("no seven"))
        assert(rows(path).map(_.getLong(0)) === Seq(0, 1, 2))
      }
      val absent = folder.resolve("absent-" + name)
      assert(failure(sql(s"CREATE TABLE fits.`$absent` AS SELECT * FROM rows_to_fail")).contains("no seven"))
      assert(failure(rowsToFail.write.format("fits").save(absent.toString)).contains("no seven"))
      assert(!Files.exists(absent))
    }
    assert(folder.toFile.list().forall(!_.startsWith("_")))
  }

  test("CTAS takes options, header cards and partitions") {
    val path = folder.resolve("ctas")
    sql(s"""CREATE TABLE fits.`$path` USING fits OPTIONS (compression 'none', extname 'STARS')
           |PARTITIONED BY (night) TBLPROPERTIES ('header.TELESCOP' = 'TARN')
           |AS SELECT id, CAST(id % 2 AS INT) AS night FROM range(10)""".stripMargin)
    assert(path.toFile.list().filter(!_.startsWith(".")).sorted.toSeq === Seq("night=0", "night=1"))
    assert(path.resolve("night=0").toFile.list().filter(!_.startsWith(".")).forall(_.endsWith(".fits")))
    assert(rows(path).map(_.toString) === (0 until 10).map(id => s"[$id,${id % 2}]"))
    val properties =
      sql(s"SHOW TBLPROPERTIES fits.`$path`").collect().map(row => row.getString(0) -> row.getString(1)).toMap
    assert(properties("header.TELESCOP") === "TARN" && properties("header.EXTNAME") === "STARS")
    assert(
      refusal(sql(s"CREATE TABLE fits.`$folder/o` USING orc AS SELECT 1 AS id")).contains("FITS only, not USING orc")
    )
    assert(
      refusal(sql(s"CREATE TABLE fits.`$folder/o` OPTIONS (compresion 'none') AS SELECT 1 AS id"))
        .contains("Did you mean 'compression'?")
    )
    val years = refusal(
      sql(s"CREATE TABLE fits.`$folder/o` PARTITIONED BY (years(t)) AS SELECT timestamp'2020-01-01' AS t, 1 AS id")
    )
    assert(years.contains("Partitioning by years(t) is not supported"))
    assert(!Files.exists(folder.resolve("o")))
  }

  test("a table without a query has columns and no rows") {
    val path = folder.resolve("empty.fits")
    sql(s"CREATE TABLE fits.`$path` (id INT, name STRING)")
    assert(columnsOf(fits()(path).schema) === Seq("id" -> "int", "name" -> "string"))
    assert(fits()(path).count() === 0)
    sql(s"INSERT INTO fits.`$path` VALUES (1, 'a')")
    sql(s"REPLACE TABLE fits.`$path` (x DOUBLE)")
    assert(columnsOf(fits()(path).schema) === Seq("x" -> "double"))
  }

  test("new files of a directory are found by the name of its table, and keep unit and description of its columns") {
    val directory = Files.createDirectories(folder.resolve("kept"))
    Files.copy(table("kept.fits"), directory.resolve("a.fits"))
    sql(s"INSERT INTO fits.`$directory` VALUES (3, 'c', 2.5D)")
    one("SELECT 4 AS id, 'd' AS name, 3.5D AS x").write.format("fits").mode("append").save(directory.toString)
    assert(rows(directory).map(_.getInt(0)) === Seq(1, 2, 3, 4))
    val written = directory.toFile.listFiles().filter(_.getName.startsWith("part-")).toSeq
    assert(written.size === 2)
    written.foreach { file =>
      assert(fits("hdu" -> "EVENTS")(file).schema("x").metadata.getString("fits.unit") === "deg")
    }
  }

  test("rows with nulls are added to columns that had none") {
    def two = sql("SELECT * FROM VALUES (3, CAST(NULL AS INT)), (4, 9) AS t(id, n)").coalesce(1)
    val path = folder.resolve("nulls")
    one("SELECT 1 AS id, 7 AS n").write.format("fits").save(path.toString)
    assert(!fits()(path).schema("n").nullable)
    two.write.format("fits").mode("append").save(path.toString)
    sql(s"INSERT INTO fits.`$path` VALUES (5, NULL)")
    two.withColumn("id", col("id") + 10).writeTo(s"fits.`$path`").append()
    checkRows(rows(path), Seq(Row(1, 7), Row(3, null), Row(4, 9), Row(5, null), Row(13, null), Row(14, 9)))
  }

  test("files are not added where their table would not be found") {
    def numbers(cards: (String, String)*) = FitsTable(Seq(FitsColumn.ints("n", 1 to 3)), cards)
    val directory = Files.createDirectories(folder.resolve("second"))
    FitsBytes.write(directory.resolve("a.fits"), FitsImage(Seq(2, 2)), numbers())
    val message = "its files have the table in HDU 2 and without a name"
    assert(refusal(sql(s"INSERT INTO fits.`$directory` VALUES (4)")).contains(message))
    assert(refusal(one("SELECT 4 AS n").write.format("fits").mode("append").save(directory.toString)).contains(message))
    assert(directory.toFile.list() === Array("a.fits"))
    sql(s"INSERT OVERWRITE fits.`$directory` SELECT n + 10 FROM fits.`$directory`")
    assert(rows(directory, "n").map(_.getInt(0)) === Seq(11, 12, 13))
    sql(s"INSERT INTO fits.`$directory` VALUES (14)")
    assert(rows(directory, "n").map(_.getInt(0)) === Seq(11, 12, 13, 14))
  }

  test("new files have the name and the version by which the table is found") {
    val directory = Files.createDirectories(folder.resolve("versions"))
    val name = "EXTNAME" -> FitsBytes.text("GTI")
    FitsBytes.write(
      directory.resolve("a.fits"),
      FitsTable(Seq(FitsColumn.ints("n", 1 to 3)), Seq(name)),
      FitsTable(Seq(FitsColumn.ints("n", 5 to 6)), Seq(name, "EXTVER" -> "2"))
    )
    sql(s"INSERT INTO fits.`$directory#GTI,2` VALUES (7)")
    assert(fits("hdu" -> "GTI,2")(directory).orderBy("n").collect().map(_.getInt(0)) === Array(5, 6, 7))
  }

  private def nights(rows: (Int, Int)*): DataFrame =
    spark.createDataFrame(rows).toDF("id", "night").coalesce(1)

  private def byNight(path: Path): Seq[String] =
    fits()(path).orderBy("night", "id").select("night", "id").collect().map(_.toString).toSeq

  test("partitionBy makes directories in every mode, whatever is there") {
    val path = folder.resolve("modes")
    def save(mode: String, rows: DataFrame) =
      rows.write.format("fits").partitionBy("night").mode(mode).save(path.toString)
    save("append", nights(1 -> 1, 2 -> 2))
    assert(byNight(path) === Seq("[1,1]", "[2,2]"))
    save("append", nights(3 -> 2))
    assert(byNight(path) === Seq("[1,1]", "[2,2]", "[2,3]"))
    save("overwrite", nights(4 -> 3))
    assert(byNight(path) === Seq("[3,4]"))
    save("ignore", nights(9 -> 9))
    assert(byNight(path) === Seq("[3,4]"))
    nights(5 -> 4).write.format("fits").mode("append").save(path.toString)
    assert(byNight(path) === Seq("[3,4]", "[4,5]"))
    val other = refusal(nights(5 -> 4).write.format("fits").partitionBy("id").mode("append").save(path.toString))
    assert(other.contains("is partitioned by [night], not by [id]"))
    val single =
      refusal(nights(5 -> 4).write.format("fits").partitionBy("night").save(folder.resolve("one.fits").toString))
    assert(single.contains("A single file cannot be partitioned"))
    nights(6 -> 5).write.format("fits").mode("overwrite").save(path.toString)
    assert(fits()(path).inputFiles.forall(!_.contains("night=")))
    checkRows(fits()(path).collect().toSeq, Seq(Row(6, 5)))
  }

  test("partition columns may have odd names") {
    val path = folder.resolve("odd")
    val odd = nights(1 -> 1, 2 -> 2).withColumnRenamed("night", "obs-night")
    odd.write.format("fits").partitionBy("`obs-night`").save(path.toString)
    odd.where("id = 1").coalesce(1).writeTo(s"fits.`$path`").append()
    assert(fits()(path).columns.toSeq === odd.columns.toSeq)
    assert(fits()(path).count() === 3)
  }

  test("dynamic overwrites replace the partitions that get rows") {
    val path = folder.resolve("dynamic")
    def reset() = nights(1 -> 1, 2 -> 2).write.format("fits").partitionBy("night").mode("overwrite").save(path.toString)
    val after = Seq("[1,1]", "[2,7]", "[3,8]")
    val rows = nights(7 -> 2, 8 -> 3)
    rows.createOrReplaceTempView("new_nights")
    Seq[() => Any](
      () => rows.writeTo(s"fits.`$path`").overwritePartitions(),
      () =>
        rows.write
          .format("fits")
          .partitionBy("night")
          .mode("overwrite")
          .option("partitionOverwriteMode", "dynamic")
          .save(path.toString),
      () =>
        withConf("spark.sql.sources.partitionOverwriteMode" -> "dynamic") {
          sql(s"INSERT OVERWRITE fits.`$path` SELECT id, night FROM new_nights")
        },
      () =>
        withConf("spark.sql.sources.partitionOverwriteMode" -> "dynamic") {
          rows.write.mode("overwrite").insertInto(s"fits.`$path`")
        },
      () =>
        withConf("spark.sql.sources.partitionOverwriteMode" -> "dynamic") {
          rows.write.format("fits").partitionBy("night").mode("overwrite").save(path.toString)
        }
    ).zipWithIndex.foreach { case (write, i) =>
      reset()
      write()
      assert(byNight(path) === after, i)
    }
    reset()
    sql(s"INSERT OVERWRITE fits.`$path` SELECT id, night FROM new_nights")
    assert(byNight(path) === Seq("[2,7]", "[3,8]"))
    sql(s"INSERT INTO fits.`$path` PARTITION (night = 9) SELECT 5")
    assert(byNight(path) === Seq("[2,7]", "[3,8]", "[9,5]"))
  }

  /** Nights of two fields, one row each. */
  private def observed(path: Path): Unit =
    spark
      .createDataFrame(for { night <- 1 to 3; field <- Seq("a", "b") } yield (10 * night, night, field))
      .toDF("id", "night", "field")
      .coalesce(1)
      .write
      .format("fits")
      .partitionBy("night", "field")
      .mode("overwrite")
      .save(path.toString)

  private def ids(path: Path): Seq[String] =
    fits()(path).orderBy("night", "field", "id").collect().map(row => row.mkString(" ")).toSeq

  private val Kept = Seq("10 1 a", "10 1 b", "20 2 a", "20 2 b", "30 3 a", "30 3 b")

  private def keptBut(gone: String*): Seq[String] = Kept.filterNot(row => gone.exists(row.contains))

  test("INSERT OVERWRITE with PARTITION replaces the partitions that it names") {
    val path = folder.resolve("named")
    observed(path)
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (night = 2, field = 'a') SELECT 21")
    assert(ids(path) === Seq("10 1 a", "10 1 b", "21 2 a", "20 2 b", "30 3 a", "30 3 b"))
    // the other partition column comes with the rows, and what they have no value of goes all the same
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (night = 2, field) SELECT 22, 'c'")
    assert(ids(path) === Seq("10 1 a", "10 1 b", "22 2 c", "30 3 a", "30 3 b"))
    assert(!Files.exists(path.resolve("night=2/field=a")) && !Files.exists(path.resolve("night=2/field=b")))
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (field = 'b') SELECT 31, 7")
    assert(ids(path) === Seq("10 1 a", "22 2 c", "30 3 a", "31 7 b"))
    // no rows: the partition is gone
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (night = 3, field = 'a') SELECT 1 WHERE false")
    assert(ids(path) === Seq("10 1 a", "22 2 c", "31 7 b"))
    // a partition that is new
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (night = 8, field = 'z') SELECT 80")
    assert(ids(path) === Seq("10 1 a", "22 2 c", "31 7 b", "80 8 z"))
    assert(path.toFile.list().filter(_.startsWith("_fitspark-")) === Array())
  }

  test("a partition is overwritten from the table itself, and a failed query leaves it") {
    val path = folder.resolve("itself")
    observed(path)
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (night = 1) SELECT id + 1, field FROM fits.`$path` WHERE night = 1")
    assert(ids(path).take(2) === Seq("11 1 a", "11 1 b"))
    val wrong = failure(
      sql(s"INSERT OVERWRITE fits.`$path` PARTITION (night = 1) SELECT CAST(raise_error('on purpose') AS INT), 'a'")
    )
    assert(wrong.contains("on purpose"))
    assert(ids(path) === Seq("11 1 a", "11 1 b") ++ keptBut("10 1 a", "10 1 b"))
  }

  test("partitions are told by their values, not by the names of their directories") {
    val path = folder.resolve("told")
    observed(path)
    Files.move(path.resolve("night=1"), path.resolve("night=01"))
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (night = 1, field = 'a') SELECT 19")
    assert(ids(path) === Seq("19 1 a", "10 1 b") ++ keptBut("10 1 a", "10 1 b"))
  }

  test("null, dates and text with odd characters name partitions") {
    val path = folder.resolve("odd-values")
    def save() = sql("""SELECT * FROM VALUES
      (1, DATE'2026-01-02', 'a=b/c'), (2, DATE'2026-01-02', NULL), (3, CAST(NULL AS DATE), 'x') AS t(id, day, field)""")
      .coalesce(1)
      .write
      .format("fits")
      .partitionBy("day", "field")
      .mode("overwrite")
      .save(path.toString)
    def left = fits()(path).orderBy("id").collect().map(_.getInt(0)).toSeq
    save()
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (day = '2026-01-02', field = 'a=b/c') SELECT 11")
    assert(left === Seq(2, 3, 11))
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (day = NULL) SELECT 13, 'y'")
    assert(left === Seq(2, 11, 13))
    sql(s"INSERT OVERWRITE fits.`$path` PARTITION (day = DATE'2026-01-02', field = NULL) SELECT 12")
    assert(left === Seq(11, 12, 13))
  }

  test("writeTo overwrites the partitions for which a condition holds") {
    val path = folder.resolve("condition")
    observed(path)
    val rows = spark.createDataFrame(Seq((77, 3, "q"))).toDF("id", "night", "field").coalesce(1)
    rows.writeTo(s"fits.`$path`").overwrite(col("night") >= 2 && col("field") === "b")
    assert(ids(path) === Seq("10 1 a", "10 1 b", "20 2 a", "30 3 a", "77 3 q"))
    val wrong = failure(rows.writeTo(s"fits.`$path`").overwrite(col("id") > 20))
    assert(wrong.contains("UNSUPPORTED_OVERWRITE") || wrong.contains("overwrite by expression"), wrong)
    assert(ids(path).size === 5)
  }

  test("a table without partitions names none") {
    val file = table("unnamed.fits")
    assert(failure(sql(s"INSERT OVERWRITE fits.`$file` PARTITION (id = 1) SELECT 'a', 1D")).contains("PARTITION"))
    assert(
      failure(one("SELECT 3 AS id, 'c' AS name, 2.5D AS x").writeTo(s"fits.`$file`").overwrite(col("id") === 1))
        .contains("overwrite by filter in batch mode")
    )
    assert(rows(file).size === 2)
  }

  test("what is no single file or directory takes no rows") {
    Files.createDirectories(folder.resolve("glob"))
    Files.copy(table("glob.fits"), folder.resolve("glob/a.fits"))
    assert(
      failure(sql(s"INSERT INTO fits.`$folder/glob/*.fits` VALUES (3, 'c', 1D)")).contains("[TABLE_OR_VIEW_NOT_FOUND]")
    )
    sql(s"CREATE OR REPLACE TEMPORARY VIEW part_view USING fits OPTIONS (path '$folder/glob', pathGlobFilter 'a*')")
    assert(failure(sql("INSERT INTO part_view VALUES (3, 'c', 1D)")).contains("does not support append in batch mode"))
    assert(rows(folder.resolve("glob")).size === 2)
  }

  test("rows are added through a temporary view of a path") {
    val file = table("view.fits")
    sql(s"CREATE OR REPLACE TEMPORARY VIEW target_view USING fits OPTIONS (path '$file')")
    sql("INSERT INTO target_view VALUES (3, 'c', 2.5D)")
    assert(rows(file).size === 3)
    fits()(file).createOrReplaceTempView("frame_view")
    sql("INSERT INTO frame_view VALUES (4, 'd', 3.5D)")
    sql("INSERT OVERWRITE target_view VALUES (9, 'z', 0.5D)")
    checkRows(rows(file), Seq(Row(9, "z", 0.5)))
  }
}
