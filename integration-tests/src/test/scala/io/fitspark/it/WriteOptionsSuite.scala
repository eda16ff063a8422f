// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._
import scala.util.Using

import io.fitspark.connector.FitsUserException
import io.fitspark.fits.FitsFile
import org.apache.spark.sql.DataFrame
import org.apache.spark.sql.functions._

/** What the options of a write do, seen in the files. */
class WriteOptionsSuite extends SparkFitsSuiteBase {
  private def stars: DataFrame = spark
    .range(0, 100, 1, 2)
    .select(
      col("id"),
      (col("id") * 7 % 100).as("mag"),
      concat(lit("S"), col("id")).as("name"),
      (col("id") % 3).as("band")
    )

  private def write(frame: DataFrame, name: String, options: (String, String)*): Path = {
    val path = folder.resolve(name)
    frame.write.format("fits").mode("append").options(options.toMap).save(path.toString)
    path
  }

  private def files(path: Path): Seq[Path] =
    Using.resource(Files.walk(path))(_.iterator.asScala.filter(Files.isRegularFile(_)).toList).sorted

  test("directories are compressed, single files are not, and only files of data are in a directory") {
    val directory = files(write(stars, "default"))
    assert(directory.map(_.getFileName.toString).forall(_.matches("part-0000[01]-.*-00000\\.fits\\.fz")))
    val plain = files(write(stars, "plain", "compression" -> "none"))
    assert(plain.size === 2 && plain.forall(_.toString.endsWith(".fits")))
    val single = write(stars.coalesce(1), "one.fits")
    assert(Files.isRegularFile(single))
    Seq(folder.resolve("default"), folder.resolve("plain"), single).foreach { path =>
      checkSameRows(fits()(path), stars)
    }
  }

  test("header cards come from options and from another file") {
    val source = write(stars.coalesce(1), "source.fits", "header.TELESCOP" -> "VISTA", "header.GAIN" -> "2.5")
    val path = write(
      stars.coalesce(1),
      "carried.fits",
      "headerFrom" -> s"$source#1",
      "header.GAIN" -> "3",
      "header.OBSERVER" -> "'42'",
      "extname" -> "STARS",
      "extver" -> "4"
    )
    Using.resource(FitsFile.open(path)) { file =>
      val header = file.hdu(1).header
      assert(header.string("TELESCOP").get === "VISTA")
      assert(header.integer("GAIN").getAsLong === 3)
      assert(header.string("OBSERVER").get === "42")
      assert(header.string("EXTNAME").get === "STARS" && header.integer("EXTVER").getAsLong === 4)
    }
    val error = intercept[FitsUserException](write(stars, "none", "headerFrom" -> s"$source#NOWHERE"))
    assert(error.getMessage.contains("There is no HDU NOWHERE in"))
  }

  test("tiles, codecs, sums and zone maps are as asked for") {
    val path = write(
      stars.coalesce(1),
      "tiled.fits.fz",
      "tileRows" -> "16",
      "codec.mag" -> "GZIP_1",
      "codec.NAME" -> "GZIP_1",
      "compressionLevel" -> "9",
      "checksum" -> "false",
      "zoneMaps" -> "false"
    )
    Using.resource(FitsFile.open(path)) { file =>
      val header = file.hdu(1).header
      assert(header.integer("ZTILELEN").getAsLong === 16)
      assert(header.string("ZCTYP2").get === "GZIP_1" && header.string("ZCTYP3").get === "GZIP_1")
      assert(!header.has("CHECKSUM") && !header.has("FSZONES"))
      assert(file.hduCount() === 2)
    }
    checkSameRows(fits()(path), stars)
    val error = intercept[FitsUserException](write(stars, "t", "codec.nothing" -> "GZIP_1"))
    assert(error.getMessage.contains("Column 'nothing': a codec is set for a column that the table does not have"))
    val rice = intercept[FitsUserException](write(stars, "t", "codec.name" -> "RICE_1"))
    assert(rice.getMessage.contains("cannot be compressed by RICE_1, which is for elements of type B, I, J"))
  }

  test("rows of a task are sorted, and files end after as many rows as they may have") {
    val path = write(stars, "sorted", "sortBy" -> "mag DESC", "maxRecordsPerFile" -> "20")
    val written = files(path)
    assert(written.size === 6)
    val rows = fits()(path).select("mag").collect().map(_.getLong(0)).toSeq
    assert(rows === stars.collect().toSeq.map(_.getLong(1)).grouped(50).flatMap(_.sorted.reverse).toSeq)
    val error = intercept[FitsUserException](write(stars, "t", "sortBy" -> "magg"))
    assert(error.getMessage.contains("There is no column 'magg' to sort by"))
  }

  test("values become names of directories") {
    val frame = stars
      .withColumn("band", when(col("band") === 0, lit("g/r 50%")).when(col("band") === 1, lit("i")))
      .withColumn("day", to_date(lit("2026-06-01")))
    val path = folder.resolve("partitioned")
    frame.write.format("fits").partitionBy("band", "day").save(path.toString)
    val names = files(path).map(file => path.relativize(file.getParent).toString).distinct.sorted
    assert(
      names === Seq("band=__HIVE_DEFAULT_PARTITION__", "band=g%2Fr 50%25", "band=i").map(_ + "/day=2026-06-01")
    )
    checkSameRows(fits()(path).select("id", "mag", "name", "band", "day"), frame)
  }

  test("a single file has no partitions") {
    val partitioned = intercept[FitsUserException](
      stars.write.format("fits").partitionBy("band").save(folder.resolve("partitioned.fits").toString)
    )
    assert(partitioned.getMessage.contains("A single file cannot be partitioned by band"))
  }

  test("an option that is misspelt is refused with the nearest name") {
    val error = intercept[FitsUserException](write(stars, "t", "compresion" -> "none"))
    assert(
      error.getMessage === "[UNKNOWN_OPTION] Unknown option 'compresion' for the fits source. Did you mean 'compression'?"
    )
    assert(!Files.exists(folder.resolve("t")))
  }

  test("a frame without rows gives a table without rows") {
    val path = write(stars.where("id < 0"), "empty")
    assert(files(path).size === 1)
    assert(fits()(path).count() === 0 && fits()(path).columns.toSeq === stars.columns.toSeq)
  }

  test("the UI shows rows and bytes of a write, whichever way it came") {
    val store = spark.asInstanceOf[org.apache.spark.sql.classic.SparkSession].sharedState.statusStore
    def shown(body: => Path): (Path, Map[String, String]) = {
      val before = store.executionsList().map(_.executionId).toSet
      val path = body
      def written = store
        .executionsList()
        .filterNot(e => before(e.executionId))
        .filter(_.metrics.exists(_.name == "bytes written to FITS files"))
      val deadline = System.nanoTime() + 30L * 1000 * 1000 * 1000
      while (!written.exists(_.completionTime.nonEmpty) && System.nanoTime() < deadline) Thread.sleep(20)
      assert(written.size === 1)
      val values = store.executionMetrics(written.head.executionId)
      path -> written.head.metrics.flatMap(m => values.get(m.accumulatorId).map(m.name -> _)).toMap
    }
    val ways = Seq[Path => Any](
      path => stars.write.format("fits").save(path.toString),
      path => stars.writeTo(s"fits.`$path`").create(),
      path => stars.coalesce(1).write.format("fits").save(s"$path/one.fits"),
      path => stars.write.format("fits").partitionBy("band").option("maxRecordsPerFile", 7).save(path.toString)
    )
    ways.zipWithIndex.foreach { case (write, i) =>
      val (path, metrics) = shown {
        val path = Files.createDirectories(folder.resolve("shown")).resolve(i.toString)
        if (i == 2) Files.createDirectories(path)
        write(path)
        path
      }
      assert(metrics("rows written to FITS files").replace(",", "") === "100", i)
      assert(metrics("bytes written to FITS files").replace(",", "") === files(path).map(Files.size).sum.toString, i)
    }
  }

  test("Spark counts rows and bytes as output") {
    val records = new java.util.concurrent.atomic.AtomicLong
    val bytes = new java.util.concurrent.atomic.AtomicLong
    val listener = new org.apache.spark.scheduler.SparkListener {
      override def onTaskEnd(end: org.apache.spark.scheduler.SparkListenerTaskEnd): Unit = {
        records.addAndGet(end.taskMetrics.outputMetrics.recordsWritten)
        bytes.addAndGet(end.taskMetrics.outputMetrics.bytesWritten)
      }
    }
    spark.sparkContext.addSparkListener(listener)
    try {
      val path = write(stars, "counted")
      val deadline = System.nanoTime() + 20L * 1000 * 1000 * 1000
      while (records.get < 100 && System.nanoTime() < deadline) Thread.sleep(20)
      assert(records.get === 100)
      assert(bytes.get === files(path).map(Files.size).sum)
    } finally spark.sparkContext.removeSparkListener(listener)
  }
}
