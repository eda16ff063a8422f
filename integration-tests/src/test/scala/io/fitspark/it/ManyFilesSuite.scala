// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.charset.StandardCharsets.US_ASCII
import java.nio.file.{Files, Path}
import java.nio.file.attribute.FileTime
import java.time.Instant

import io.fitspark.connector.FitsUserException
import io.fitspark.it.PlanProbe._
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.functions.{broadcast, col, input_file_name}

/** Which files count, what their directories and headers say, and what is done with those that cannot be read. */
class ManyFilesSuite extends SparkFitsSuiteBase {

  private def ids(values: Int*) = FitsTable(Seq(FitsColumn.ints("id", values)))

  private def write(name: String, hdus: FitsHdu*): Path = FitsBytes.write(folder.resolve(name), hdus: _*)

  private def dir(name: String): Path = folder.resolve(name)

  private def idsOf(frame: DataFrame): Seq[Int] = frame.select("id").collect().map(_.getInt(0)).toSeq

  private def refusal(body: => Any): String = {
    val error = intercept[Exception](body)
    chain(error).collectFirst { case e: FitsUserException => e.getMessage }.getOrElse(fail(messages(error), error))
  }

  /** A small archive: nights as directories, two files each, of two HDUs. */
  private lazy val archive: Path = {
    for (night <- Seq(1, 2, 10); file <- 0 to 1) {
      val first = night * 100 + file * 10
      def cards(exposure: String) = Seq("EXPTIME" -> exposure, "OBJECT" -> FitsBytes.text(s"M$night"))
      write(
        s"archive/night=$night/f$file.fits",
        ids(first, first + 1).copy(cards = cards(s"$night.5")).named("SCI1"),
        ids(first + 2).copy(cards = cards("60")).named("SCI2"),
        ids(-1).named("GTI")
      )
    }
    dir("archive")
  }

  test("directories of the form key=value are columns, with types") {
    val frame = fits()(archive)
    assert(columnsOf(frame.schema) === Seq("id" -> "int", "night" -> "int"))
    checkRows(
      frame.where("id % 100 < 2").collect().toSeq,
      Seq(Row(100, 1), Row(101, 1), Row(1000, 10), Row(1001, 10), Row(200, 2), Row(201, 2))
    )
    assert(idsOf(fits()(archive).where("night = 2")) === Seq(200, 201, 210, 211))
    assert(fits()(archive).groupBy("night").count().collect().toSet === Set(Row(1, 4L), Row(2, 4L), Row(10, 4L)))
    withConf("spark.sql.sources.partitionColumnTypeInference.enabled" -> "false") {
      assert(fits()(archive).schema("night").dataType.catalogString === "string")
    }
  }

  test("a filter on a partition column opens only the files of that partition") {
    write("pruned/k=a/good.fits", ids(1))
    (1 to 5).foreach(i => damaged(s"pruned/k=b/bad$i.fits"))
    val frame = fits()(dir("pruned")).where("k = 'a'")
    assert(idsOf(frame) === Seq(1))
    assert(explain(frame).contains("files where k IS NOT NULL AND k = 'a'"))
    assert(!nodes(execution(frame).executedPlan).exists(_.nodeName.contains("Filter")))
    frame.collect()
    assert(metric(frame, "fitsFiles") === 1)
    assert(fits()(dir("pruned")).where("k = 'a'").count() === 1)
    assert(fits()(dir("pruned")).where("k in ('a', 'c') and id > 1").collect().isEmpty)
    intercept[Exception](fits()(dir("pruned")).where("k >= 'a'").collect())
  }

  private def damaged(name: String): Path = {
    val file = folder.resolve(name)
    Files.createDirectories(file.getParent)
    Files.write(file, "not FITS".getBytes(US_ASCII))
  }

  test("a join prunes the files of partitions that the other side does not have") {
    write("joined/k=1/a.fits", ids(1, 2))
    write("joined/k=2/b.fits", ids(3))
    (3 to 6).foreach(i => damaged(s"joined/k=$i/bad.fits"))
    val nights = spark.range(1, 9).where("id % 9 = 1").selectExpr("cast(id AS INT) AS k", "'clear' AS sky")
    val joined = fits()(dir("joined")).join(broadcast(nights), "k")
    checkRows(joined.select("id", "sky").collect().toSeq, Seq(Row(1, "clear"), Row(2, "clear")))
  }

  test("basePath makes partition columns of the directories above") {
    val one = archive.resolve("night=2")
    assert(fits()(one).columns.toSeq === Seq("id"))
    val based = fits("basePath" -> archive)(one, archive.resolve("night=1/f0.fits"))
    assert(based.columns.toSeq === Seq("id", "night"))
    assert(based.select("night").distinct().collect().map(_.getInt(0)).toSet === Set(1, 2))
  }

  test("recursiveFileLookup goes into all directories, and makes no columns of them") {
    write("deep/a/b/c.fits", ids(1))
    write("deep/x=1/d.fits", ids(2))
    write("deep/_hidden/e.fits", ids(3))
    val frame = fits("recursiveFileLookup" -> true)(dir("deep"))
    assert(frame.columns.toSeq === Seq("id"))
    assert(idsOf(frame) === Seq(1, 2))
  }

  test("pathGlobFilter, modifiedBefore and modifiedAfter choose among the files") {
    val old = write("aged/old.fits", ids(1))
    val young = write("aged/young.fits", ids(2))
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2025-01-31T23:59:59Z")))
    Files.setLastModifiedTime(young, FileTime.from(Instant.parse("2025-02-01T12:00:00Z")))
    damaged("aged/notes.txt")
    def read(options: (String, Any)*) = idsOf(fits(("pathGlobFilter" -> "*.fits") +: options: _*)(dir("aged")))
    assert(read() === Seq(1, 2))
    assert(read("modifiedBefore" -> "2025-02-01T00:00:00") === Seq(1))
    assert(read("modifiedAfter" -> "2025-02-01") === Seq(2))
    withConf("spark.sql.session.timeZone" -> "Asia/Tokyo") {
      assert(read("modifiedBefore" -> "2025-02-01T21:00:01") === Seq(1, 2))
      assert(read("modifiedBefore" -> "2025-02-01T21:00:00") === Seq(1))
    }
    assert(refusal(read("modifiedAfter" -> "2030-01-01")).contains("No file to read in"))
  }

  test("ignoreCorruptFiles passes over whole files, tells how many, and is Spark's setting, too") {
    damaged("corrupt/a.fits")
    write("corrupt/b.fits", ids(1, 2))
    val short = write("corrupt/c.fits", ids(1 to 2000: _*))
    Files.write(short, Files.readAllBytes(short).dropRight(2880))
    write("corrupt/d.fits", ids(3))
    intercept[Exception](fits()(dir("corrupt")).collect())
    val frame = fits("ignoreCorruptFiles" -> true)(dir("corrupt"))
    assert(idsOf(frame) === Seq(1, 2, 3))
    val counted = fits("ignoreCorruptFiles" -> true)(dir("corrupt")).select("id")
    counted.collect()
    // one by planning, which looks for the first table, one by a task
    assert(metric(counted, "fitsFilesPassedOver") === 2)
    withConf("spark.sql.files.ignoreCorruptFiles" -> "true") {
      assert(idsOf(fits()(dir("corrupt"))) === Seq(1, 2, 3))
      intercept[Exception](fits("ignoreCorruptFiles" -> false)(dir("corrupt")).collect())
    }
    withConf("spark.sql.files.openCostInBytes" -> "1") {
      val cut = fits("ignoreCorruptFiles" -> true, "maxPartitionBytes" -> 3000)(dir("corrupt"))
      assert(idsOf(cut) === Seq(1, 2, 3))
    }
  }

  test("ignoreMissingFiles passes over files that went away since they were listed") {
    write("going/a.fits", ids(1))
    val going = write("going/b.fits", ids(2))
    val strict = fits()(dir("going"))
    val tolerant = fits("ignoreMissingFiles" -> true)(dir("going"))
    Files.delete(going)
    assert(messages(intercept[Exception](strict.collect())).contains("b.fits: it does not exist any more"))
    assert(idsOf(tolerant) === Seq(1))
  }

  test("ignoreMissingHdus passes over files without the HDU") {
    write("lacking/a.fits", ids(8).named("OTHER"))
    write("lacking/b.fits", ids(1).named("EVENTS"))
    write("lacking/c.fits", FitsImage(Seq(3)))
    val message = refusal(fits("hdu" -> "EVENTS")(dir("lacking")).collect())
    assert(message.contains("There is no HDU EVENTS in") && message.contains("a.fits"), message)
    assert(idsOf(fits("hdu" -> "EVENTS", "ignoreMissingHdus" -> true)(dir("lacking"))) === Seq(1))
    assert(fits("hdu" -> "EVENTS", "ignoreMissingHdus" -> true)(dir("lacking")).count() === 1)
  }

  test("mergeSchema puts the columns of all files together; without it both sides are shown") {
    write("merged/a.fits", FitsTable(Seq(FitsColumn.ints("id", Seq(1)), FitsColumn.doubles("x", Seq(0.5)))))
    val texts = FitsTable(Seq(FitsColumn.strings("name", 4, Seq("b")), FitsColumn.ints("ID", Seq(2))))
    write("merged/b.fits", texts)
    write("merged/c.fits", FitsTable(Seq(FitsColumn.complexes("z", Seq(1.0 -> 2.0)), FitsColumn.ints("id", Seq(3)))))
    val message = refusal(fits()(dir("merged")).collect())
    assert(message.contains("x DOUBLE is missing") && message.contains("mergeSchema=true"), message)
    val frame = fits("mergeSchema" -> true)(dir("merged"))
    assert(frame.columns.toSeq === Seq("id", "x", "name", "z"))
    checkRows(
      frame.collect().toSeq,
      Seq(Row(1, 0.5, null, null), Row(2, null, "b", null), Row(3, null, null, Row(1.0, 2.0)))
    )
    checkRows(
      frame.where("name is null").select("id", "z.im").collect().toSeq,
      Seq(Row(1, null), Row(3, 2.0))
    )
    assert(frame.count() === 3)
    write("merged/d.fits", FitsTable(Seq(FitsColumn.longs("id", Seq(4L)))))
    val types = refusal(fits("mergeSchema" -> true)(dir("merged")))
    assert(types.contains("id LONG should be id INT") && types.contains("d.fits"), types)
  }

  test("many headers are read by a Spark job") {
    (0 until 80).foreach { i =>
      val column = if (i == 79) FitsColumn.doubles("late", Seq(7.5)) else FitsColumn.doubles("x", Seq(i * 0.5))
      write(f"job/f$i%03d.fits", FitsTable(Seq(FitsColumn.ints("id", Seq(i)), column)))
    }
    val (frame, run) = tasks(spark)(fits("mergeSchema" -> true)(dir("job")))
    assert(run.nonEmpty)
    assert(frame.columns.toSeq === Seq("id", "x", "late"))
    assert(idsOf(frame) === (0 until 80))
    assert(frame.where("late = 7.5").select("id").collect().toSeq === Seq(Row(79)))
    damaged("job/g.fits")
    val said = messages(intercept[Exception](fits("mergeSchema" -> true)(dir("job"))))
    assert(said.contains("g.fits") && said.contains("no FITS file"), said)
  }

  test("a pattern in hdu takes several HDUs of each file as one dataset") {
    val frame = fits("hdu" -> "SCI*")(archive)
    assert(frame.count() === 18)
    assert(idsOf(frame.where("night = 1")) === Seq(100, 101, 102, 110, 111, 112))
    assert(fits("hdu" -> "*")(archive).count() === 24)
    checkRows(
      frame.where("night = 2").select("_metadata.hdu", "_metadata.row_index", "id").collect().toSeq,
      Seq(Row(1, 0L, 200), Row(1, 1L, 201), Row(2, 0L, 202), Row(1, 0L, 210), Row(1, 1L, 211), Row(2, 0L, 212))
    )
    assert(idsOf(frame.where("_metadata.hdu = 2")) === Seq(102, 112, 1002, 1012, 202, 212))
    assert(fits("hdu" -> "SCI*")(archive).where("_metadata.hdu = 2").count() === 6)
    assert(refusal(fits("hdu" -> "EVT*")(archive)).contains("There is no HDU EVT*"))
    withConf("spark.sql.files.openCostInBytes" -> "1") {
      val cut = fits("hdu" -> "SCI*", "maxPartitionBytes" -> 3)(archive)
      assert(cut.rdd.getNumPartitions > 12)
      assert(idsOf(cut) === idsOf(frame))
    }
  }

  test("headerColumns are card values, the HDU's before the primary's, for every row") {
    val frame = fits("headerColumns" -> "EXPTIME,object", "hdu" -> "SCI*")(archive)
    assert(columnsOf(frame.schema).drop(1) === Seq("EXPTIME" -> "double", "object" -> "string", "night" -> "int"))
    checkRows(
      frame.where("night = 1").limit(3).collect().toSeq,
      Seq(Row(100, 1.5, "M1", 1), Row(101, 1.5, "M1", 1), Row(102, 60.0, "M1", 1))
    )
    assert(idsOf(frame.where("EXPTIME = 60 and object <> 'M10'")) === Seq(102, 112, 202, 212))
    assert(fits("headerColumns" -> "EXPTIME", "hdu" -> "SCI*")(archive).where("EXPTIME < 2").count() === 4)
    val structure = fits("headerColumns" -> "SIMPLE,NAXIS2,NOTHERE,XTENSION")(archive)
    checkRows(
      structure.limit(1).select("SIMPLE", "NAXIS2", "NOTHERE", "XTENSION").collect().toSeq,
      Seq(Row(true, 2L, null, "BINTABLE"))
    )
  }

  test("a header column that does not fit its type says how to ask for another") {
    write("exposures/a.fits", ids(1).copy(cards = Seq("EXPTIME" -> "30")))
    write("exposures/b.fits", ids(2).copy(cards = Seq("EXPTIME" -> "30.5")))
    write("exposures/c.fits", ids(3))
    val message = refusal(fits("headerColumns" -> "EXPTIME")(dir("exposures")).collect())
    assert(message.contains("The card EXPTIME of") && message.contains("30.5") && message.contains("b.fits"), message)
    def values(options: (String, Any)*) = fits(options: _*)(dir("exposures")).collect().map(_.get(1)).toSeq
    assert(values("headerColumns" -> "EXPTIME:DOUBLE") === Seq(30.0, 30.5, null))
    assert(values("headerColumns" -> "EXPTIME:STRING") === Seq("30", "30.5", null))
    assert(values("headerColumns" -> "EXPTIME", "mergeSchema" -> true) === Seq(30.0, 30.5, null))
  }

  test("a clash of names gives further columns a number") {
    write("clash/id=7/a.fits", ids(1).copy(cards = Seq("ID" -> "9")))
    val frame = fits("headerColumns" -> "ID")(dir("clash"))
    checkRows(frame.select("id", "ID_2", "id_3").collect().toSeq, Seq(Row(1, 9L, 7)))
  }

  test("_metadata tells where each row comes from, pruned and filtered") {
    val frame = fits()(archive)
    val file = archive.resolve("night=10/f1.fits")
    val row = frame.where("id = 1011").select("_metadata.*").head()
    assert(
      row.schema.fieldNames.toSeq ===
        Seq("file_path", "file_name", "file_size", "file_modification_time", "hdu", "row_index")
    )
    assert(row.getString(0) === s"file:$file")
    assert(row.getString(1) === "f1.fits" && row.getLong(2) === Files.size(file) && row.getInt(4) === 1)
    assert(row.getTimestamp(3).getTime === Files.getLastModifiedTime(file).toMillis && row.getLong(5) === 1L)
    assert(readColumns(frame.select("_metadata.row_index")) === "struct<_metadata:struct<row_index:bigint>>")
    val named = frame.where("_metadata.file_name = 'f1.fits' and _metadata.file_path like '%night=1/%'")
    assert(idsOf(named) === Seq(110, 111))
    assert(frame.where("_metadata.file_path like '%night=10%'").count() === 4)
    assert(frame.where("_metadata.file_size < 10").count() === 0)
    assert(idsOf(frame.where("_metadata.row_index = 1 and night = 2")) === Seq(201, 211))
    assert(frame.columns.toSeq === Seq("id", "night"))
  }

  test("row numbers are those of the table, whatever the splits") {
    val file = write("numbered/a.fits", ids(0 until 5000: _*))
    Seq(1000000, 3000, 100).foreach { size =>
      val frame = fits("maxPartitionBytes" -> size)(file)
      assert(frame.where("_metadata.row_index <> id").count() === 0)
      assert(frame.select("_metadata.row_index").collect().map(_.getLong(0)).toSeq === (0L until 5000L))
    }
  }

  test("a column named _metadata is the file's own") {
    val file = write("own.fits", FitsTable(Seq(FitsColumn.ints("_metadata", Seq(5)))))
    checkRows(fits()(file).select("_metadata").collect().toSeq, Seq(Row(5)))
  }

  test("input_file_name() names the file of each row") {
    val frame = fits()(archive).select(col("id"), input_file_name().as("file"))
    val files = frame.collect().map(row => row.getInt(0) -> row.getString(1)).toMap
    assert(files(100) === s"file:$archive/night=1/f0.fits")
    assert(files(211) === s"file:$archive/night=2/f1.fits")
    assert(files.values.toSet.size === 6)
  }

  test("offset and limit give exactly the rows at that place") {
    val frame = fits()(archive)
    val all = frame.select("id").collect().map(_.getInt(0)).toSeq
    assert(idsOf(frame.offset(5)) === all.drop(5))
    assert(idsOf(frame.offset(3).limit(4)) === all.slice(3, 7))
    assert(idsOf(frame.limit(7).offset(5)) === all.slice(5, 7))
    assert(idsOf(frame.limit(2).offset(5)) === Nil)
    assert(idsOf(frame.offset(100)) === Nil)
    assert(idsOf(frame.where("night = 10").offset(1).limit(2)) === Seq(1001, 1010))
    assert(idsOf(frame.where("id % 2 = 0").offset(1).limit(2)) === all.filter(_ % 2 == 0).slice(1, 3))
    frame.createOrReplaceTempView("archive")
    assert(spark.sql("SELECT id FROM archive LIMIT 4 OFFSET 3").collect().map(_.getInt(0)).toSeq === all.slice(3, 7))
    val pushed = frame.offset(3).limit(4)
    assert(explain(pushed).contains("limit 4, offset 3"), explain(pushed))
    assert(frame.limit(5).count() === 5)
    assert(fits("hdu" -> "SCI*")(archive).offset(2).limit(2).select("id").collect().toSeq === Seq(Row(102), Row(110)))
  }

  test("TABLESAMPLE SYSTEM takes whole blocks; of single rows Spark takes its own sample") {
    val file = write("sampled.fits", ids(0 until 200000: _*))
    fits("maxPartitionBytes" -> 100000)(file).createOrReplaceTempView("sampled")
    val sampled = spark.sql("SELECT id FROM sampled TABLESAMPLE SYSTEM (50 PERCENT)")
    assert(explain(sampled).contains("a sample of blocks"), explain(sampled))
    val some = sampled.collect().map(_.getInt(0)).toSeq
    val last = 199999 / 16384
    some.groupBy(_ / 16384).foreach { case (block, rows) =>
      assert(rows === (block * 16384 until (if (block == last) 200000 else (block + 1) * 16384)))
    }
    assert(sampled.collect().map(_.getInt(0)).toSeq === some)
    assert(spark.sql("SELECT id FROM sampled TABLESAMPLE SYSTEM (100 PERCENT)").count() === 200000)
    assert(spark.sql("SELECT id FROM sampled TABLESAMPLE SYSTEM (0 PERCENT)").count() === 0)
    val rows = spark.sql("SELECT count(*) FROM sampled TABLESAMPLE (30 PERCENT) REPEATABLE (5)").head().getLong(0)
    assert(rows > 50000 && rows < 70000)
  }

  private def gzip(name: String, hdus: FitsHdu*): Path = {
    val plain = write(name + ".plain", hdus: _*)
    val file = folder.resolve(name)
    val out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))
    try Files.copy(plain, out)
    finally out.close()
    Files.delete(plain)
    file
  }

  test("rows that a condition excludes do not count for a limit, in compressed files either") {
    def table(exposure: String, values: Int*) = ids(values: _*).copy(cards = Seq("EXPTIME" -> exposure))
    gzip("limited/a.fits.gz", table("1.5", 1 to 100: _*))
    gzip("limited/b.fits.gz", table("20.5", 101 to 200: _*))
    val frame = fits("headerColumns" -> "EXPTIME")(dir("limited")).where("EXPTIME > 10")
    assert(idsOf(frame.limit(5)) === (101 to 105))
    assert(idsOf(frame.offset(97)) === (198 to 200))
    assert(frame.count() === 100)
  }

  test("a file that is compressed as a whole is known by its bytes, whatever its name") {
    val file = gzip("zipped/a.ftz", ids(0 until 50000: _*))
    val frame = fits("maxPartitionBytes" -> 10000)(file)
    assert(idsOf(frame) === (0 until 50000))
    assert(idsOf(frame.offset(49990).limit(5)) === (49990 until 49995))
    gzip("zipped/b.ftz", ids(50000 until 60000: _*))
    assert(idsOf(fits("maxPartitionBytes" -> 5000)(dir("zipped"))) === (0 until 60000))
  }

  test("a limit and a count see no rows of files that are passed over") {
    val short = write("short/a.fits", ids(1 to 2000: _*))
    Files.write(short, Files.readAllBytes(short).dropRight(2880))
    write("short/b.fits", ids(5001, 5002))
    val frame = fits("ignoreCorruptFiles" -> true)(dir("short"))
    assert(idsOf(frame.limit(2)) === Seq(5001, 5002))
    assert(idsOf(frame.offset(1)) === Seq(5002))
    assert(frame.count() === 2)
    assert(frame.select(org.apache.spark.sql.functions.lit(1)).collect().length === 2)
    val selected = fits("ignoreCorruptFiles" -> true)(dir("short"))
    selected.collect()
    assert(metric(selected, "fitsFilesPassedOver") === 1)
  }

  test("a limit on a sample is one of the sample's rows") {
    val file = write("few.fits", ids(0 until 400000: _*))
    fits()(file).createOrReplaceTempView("few")
    (1 to 6).foreach { _ =>
      val all = spark.sql("SELECT id FROM few TABLESAMPLE SYSTEM (40 PERCENT)")
      if (!all.isEmpty) assert(all.limit(3).collect().length === 3 || all.collect().length < 3)
    }
    assert(spark.sql("SELECT id FROM few TABLESAMPLE SYSTEM (60 PERCENT) LIMIT 7").collect().length === 7)
  }

  test("columns with odd names can be joined") {
    write("odd/obs-date=2026-01-01/a.fits", ids(1).copy(cards = Seq("DATE-OBS" -> FitsBytes.text("2026-01-01"))))
    write("odd/obs-date=2026-01-02/b.fits", ids(2).copy(cards = Seq("DATE-OBS" -> FitsBytes.text("2026-01-02"))))
    val frame = fits("headerColumns" -> "DATE-OBS")(dir("odd"))
    val small = spark.range(1, 9).where("id % 9 = 1").selectExpr("cast(id AS INT) AS id", "'x' AS what")
    assert(frame.join(broadcast(small), "id").select("`DATE-OBS`", "`obs-date`", "what").collect().length === 1)
    val days = spark.range(1, 9).where("id % 9 = 1").selectExpr("date'2026-01-02' AS `obs-date`")
    assert(frame.join(broadcast(days), "obs-date").select("id").collect().toSeq === Seq(Row(2)))
  }

  test("times without a zone are in the session's, however that is written") {
    val file = write("zones/a.fits", ids(1))
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-02-01T12:00:00Z")))
    Seq("+02:00" -> "14", "-08:00" -> "04", "PST" -> "04").foreach { case (zone, hour) =>
      withConf("spark.sql.session.timeZone" -> zone) {
        assert(idsOf(fits("modifiedBefore" -> s"2025-02-01T$hour:00:01")(file)) === Seq(1), zone)
        assert(refusal(fits("modifiedBefore" -> s"2025-02-01T$hour:00:00")(file)).contains("No file to read"), zone)
      }
    }
  }
}
