// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._
import scala.util.Using

import io.fitspark.connector.FitsUserException
import io.fitspark.fits.FitsFile
import io.fitspark.fits.checksum.{HduSums, SumStatus}
import io.fitspark.spark.write.FitsMerge
import org.apache.spark.sql.DataFrame
import org.apache.spark.sql.functions._

/** One file from the rows of many tasks. */
class SingleFileSuite extends SparkFitsSuiteBase {

  private val Tiles = "tileRows" -> "100"

  private def uneven(rows: Int): DataFrame = UnevenFrames.of(spark, rows)

  private def write(frame: DataFrame, path: Path, mode: String, options: (String, String)*): Path = {
    frame.write.format("fits").mode(mode).options(options.toMap).save(path.toString)
    assert(Files.isRegularFile(path))
    requireSound(path)
    path
  }

  /** All sums are right, and nothing is left of the write. */
  private def requireSound(path: Path): Unit = {
    Using.resource(FitsFile.open(path)) { file =>
      (0 until file.hduCount()).foreach { i =>
        val sums = HduSums.verify(file, file.hdu(i))
        assert(sums.datasum != SumStatus.INVALID && sums.checksum != SumStatus.INVALID, s"HDU $i of $path")
      }
    }
    val left = Using.resource(Files.list(path.getParent))(_.iterator.asScala.map(_.getFileName.toString).toList)
    assert(left.filter(_.startsWith("_fitspark")).isEmpty)
  }

  private def ids(path: Path): Seq[Long] =
    fits("maxPartitionBytes" -> "1g")(path).select("id").collect().map(_.getLong(0)).toSeq

  Seq("fits" -> "none", "fits.fz" -> "ztable").foreach { case (suffix, compression) =>
    test(s"the rows of many tasks keep their order, $compression") {
      val frame = uneven(5000)
      val path = write(frame, folder.resolve(s"ordered.$suffix"), "errorifexists", Tiles)
      assert(ids(path) === (0L until 5000L))
      checkSameRows(fits()(path), frame)
      assert(columnsOf(fits()(path).schema) === columnsOf(frame.schema))
    }

    test(s"all rows are there in a relaxed order, $compression") {
      val frame = uneven(5000)
      val path = write(frame, folder.resolve(s"relaxed.$suffix"), "errorifexists", Tiles, "rowOrder" -> "relaxed")
      checkSameRows(fits()(path), frame)
    }

    test(s"no rows, one row, and as many tasks as rows, $compression") {
      Seq(0, 1, 3).foreach { rows =>
        val path = write(uneven(rows).repartition(3), folder.resolve(s"few-$rows.$suffix"), "errorifexists", Tiles)
        checkSameRows(fits()(path), uneven(rows))
      }
    }

    test(s"rows are appended by many tasks, and other HDUs stay, $compression") {
      val path = folder.resolve(s"grows.$suffix")
      write(uneven(450), path, "errorifexists", Tiles)
      val more = uneven(450).withColumn("id", col("id") + 450)
      write(more, path, "append", Tiles)
      assert(ids(path) === (0L until 900L))
      checkSameRows(fits()(path), uneven(450).union(more))
    }

    test(s"a file is overwritten by what is read from it, $compression") {
      val path = folder.resolve(s"itself.$suffix")
      write(uneven(1000), path, "overwrite", Tiles)
      write(fits("maxPartitionBytes" -> "4k")(path).where("id % 2 = 0").repartition(5), path, "overwrite", Tiles)
      assert(ids(path).sorted === (0L until 1000L by 2))
    }
  }

  test("sortBy sorts the whole file") {
    val path =
      write(uneven(3000), folder.resolve("sorted.fits.fz"), "errorifexists", Tiles, "sortBy" -> "n DESC, id")
    val rows = fits("maxPartitionBytes" -> "1g")(path).select("n", "id").collect().toSeq
    val expected = uneven(3000).orderBy(col("n").desc, col("id")).select("n", "id").collect().toSeq
    checkRows(rows, expected)
  }

  test("a repeated txnId changes nothing") {
    val path = folder.resolve("once.fits.fz")
    write(uneven(300), path, "overwrite", Tiles, "txnId" -> "night-1")
    write(uneven(200), path, "overwrite", Tiles, "txnId" -> "night-1")
    assert(ids(path).size === 300)
    write(uneven(200), path, "overwrite", Tiles, "txnId" -> "night-2")
    assert(ids(path).size === 200)
  }

  test("one HDU is replaced, those around it stay") {
    val path = folder.resolve("several.fits")
    FitsBytes.write(
      path,
      Seq("A" -> 3, "ROWS" -> 5, "B" -> 4).map { case (name, rows) =>
        FitsTable(Seq(FitsColumn.longs("id", (0L until rows.toLong)))).named(name)
      }: _*
    )
    write(uneven(500), path, "overwrite", Tiles, "hdu" -> "ROWS", "overwriteScope" -> "hdu", "extname" -> "ROWS")
    assert(fits("hdu" -> "A")(path).count() === 3 && fits("hdu" -> "B")(path).count() === 4)
    checkSameRows(fits("hdu" -> "ROWS")(path), uneven(500))
  }

  test("the files of a directory become one") {
    val source = folder.resolve("parts")
    uneven(2500).write.format("fits").options(Map(Tiles)).save(source.toString)
    Seq("relaxed", "preserve").foreach { order =>
      val target = folder.resolve(s"merged-$order.fits.fz")
      val rows = FitsMerge.run(spark, source.toString, target.toString, java.util.Map.of("rowOrder", order))
      assert(rows === 2500)
      requireSound(target)
      checkSameRows(fits()(target), uneven(2500))
      if (order == "preserve") assert(ids(target) === (0L until 2500L))
    }
  }

  test("a task that fails leaves the old file, and nothing else") {
    val path = folder.resolve("kept.fits")
    write(uneven(300), path, "overwrite", Tiles)
    val bad = uneven(300).withColumn("name", when(col("id") === 299, "caf\u00e9").otherwise(col("name")))
    val error = intercept[FitsUserException](
      bad.write.format("fits").mode("overwrite").options(Map(Tiles)).save(path.toString)
    )
    assert(error.getMessage.contains("Column 'name', row"), error.getMessage)
    requireSound(path)
    assert(ids(path).size === 300)
  }
}
