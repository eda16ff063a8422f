// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.Files

import scala.util.{Failure, Success}
import scala.util.chaining.scalaUtilChainingOps

import io.fitspark.connector.FitsUserException
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.functions.{col, count, expr, sum}

/** Images as rows of tiles and of pixels. */
class ImagesSuite extends SparkFitsSuiteBase {

  private val files = Corpus.files("images") ++ Corpus.files("zimages")

  private lazy val tiled = TiledImage.write(folder.resolve("tiled.fits"), side = 200, tile = 50, "EXPTIME" -> "30.5")

  /** The pixels of tiles by their place in the image; fails if one comes twice. */
  private def pixelsOf(rows: Seq[Row], image: ExpectedImage): Map[Int, Any] = {
    val found = rows.flatMap { row =>
      val (origin, shape, pixels) = (row.getSeq[Long](1), row.getSeq[Int](2), row.getSeq[Any](3))
      assert(pixels.size === shape.map(_.toLong).product)
      val box = ExpectedImage(0, "", shape, IndexedSeq.empty, scaled = false)
      pixels.zipWithIndex.map { case (pixel, i) =>
        val position = box.position(i).zip(origin).map { case (at, first) => first + at - 1 }
        image.index(position) -> pixel
      }
    }
    assert(found.map(_._1).distinct.size === found.size)
    found.toMap
  }

  private def withTempView(name: String)(body: => Any): Unit =
    try body
    finally spark.catalog.dropTempView(name)

  private def rules(image: ExpectedImage) = if (image.scaled) SameValues.Scaled else SameValues.Exact

  private def checkImage(file: String, image: ExpectedImage): Unit = withClue(s"$file, HDU ${image.hdu}: ") {
    val tiles = fits("hdu" -> image.hdu, "view" -> "tiles")(Corpus.path(file))
    val columns = Seq("tile" -> "bigint", "origin" -> "array<bigint>", "shape" -> "array<int>")
    assert(columnsOf(tiles.schema) === columns :+ ("pixels" -> s"array<${image.ddl}>"))
    val rows = tiles.collect().toSeq
    assert(rows.map(_.getLong(0)) === rows.indices.map(_.toLong))
    assert(tiles.count() === rows.size)
    val found = pixelsOf(rows, image)
    assert(found.size === image.pixels.size)
    checkRows(image.pixels.indices.map(i => Row(found(i))), image.pixels.map(Row(_)), rules(image))

    val pixels = fits("hdu" -> image.hdu, "view" -> "pixels")(Corpus.path(file))
    val axes = image.shape.indices.map(axis => if (axis < 3) "xyz".charAt(axis).toString else s"axis${axis + 1}")
    assert(columnsOf(pixels.schema) === axes.map(_ -> "bigint") :+ ("value" -> image.ddl))
    assert(pixels.count() === image.pixels.size)
    val byPlace = pixels.collect().toSeq.sortBy(row => image.index(axes.map(row.getAs[Long](_))))
    val expected = image.pixels.zipWithIndex.map { case (pixel, i) => Row.fromSeq(image.position(i) :+ pixel) }
    checkRows(byPlace, expected, rules(image))
  }

  files.grouped(20).foreach { group =>
    test(s"every pixel from ${group.head} on") {
      group.foreach(file => ExpectedImage.all(file).foreach(checkImage(file, _)))
    }
  }

  private def box(frame: DataFrame): Seq[Row] = frame.select("tile", "origin", "shape", "pixels").collect().toSeq

  test("a region: the tiles that it meets, and of these only its pixels") {
    val rows = box(fits("region" -> "[41:120,60:61]")(tiled.file))
    assert(rows.map(_.getLong(0)) === tiled.tilesOf(41, 120, 60, 61).map(_.toLong))
    assert(rows.map(_.getSeq[Long](1)) === Seq(Seq(41, 60), Seq(51, 60), Seq(101, 60)))
    assert(rows.map(_.getSeq[Int](2)) === Seq(Seq(10, 2), Seq(50, 2), Seq(20, 2)))
    assert(rows.map(_.getSeq[Short](3)) === Seq((41, 50), (51, 100), (101, 120)).map { case (x1, x2) =>
      tiled.box(x1, x2, 60, 61)
    })
  }

  test("a region with steps, beyond the image, and outside of it") {
    val stepped = fits("region" -> "[10:200:70,*:120]", "view" -> "pixels")(tiled.file)
    val expected = for (y <- Seq(1, 121); x <- Seq(10, 80, 150)) yield Row(x.toLong, y.toLong, tiled.pixel(x, y))
    checkSameRows(stepped, spark.createDataFrame(java.util.Arrays.asList(expected: _*), stepped.schema))
    assert(fits("region" -> "[190:300,199:999]", "view" -> "pixels")(tiled.file).count() === 22)
    assert(fits("region" -> "[201:300,*]")(tiled.file).collect().isEmpty)
  }

  test("splits are ranges of tiles; whatever their size, the rows are the same") {
    Seq("tiles", "pixels").foreach { view =>
      val whole = fits("view" -> view)(tiled.file).collect().toSeq
      Seq("1", "9000", "30k").foreach { size =>
        val cut = fits("view" -> view, "maxPartitionBytes" -> size)(tiled.file)
        assert(cut.rdd.getNumPartitions > 2)
        checkRows(cut.collect().toSeq, whole)
      }
      val lone = fits("view" -> view, "maxPartitionBytes" -> 1)(tiled.file)
      assert(lone.rdd.getNumPartitions === 16)
      assert(
        fits("view" -> view, "maxPartitionBytes" -> 1, "region" -> "[1:60,1:50]")(tiled.file).rdd.getNumPartitions === 2
      )
      checkRows(fits("view" -> view)(tiled.file).limit(7).collect().toSeq, whole.take(7))
      checkRows(fits("view" -> view)(tiled.file).offset(5).limit(9).collect().toSeq, whole.slice(5, 14))
    }
  }

  test("only the tiles that a region meets are fetched") {
    val frame = fits("region" -> "[60:90,110:140]")(tiled.file)
    checkRows(frame.select("pixels").collect().toSeq, Seq(Row(tiled.box(60, 90, 110, 140))))
    val blob = tiled.blobBytes(tiled.tilesOf(60, 90, 110, 140).head)
    assert(PlanProbe.metric(frame.select("pixels").tap(_.collect()), "fitsBytesRead") < blob + 1000)
    val places = frame.select("tile", "origin")
    checkRows(places.collect().toSeq, Seq(Row(9L, Seq(60L, 110L))))
    assert(PlanProbe.metric(places, "fitsBytesRead") === 0)
  }

  test("the rows of whole plain images come from a few rows of pixels each") {
    val image = Corpus.path("images/larger.fits")
    val sums = fits("hdu" -> 1, "view" -> "pixels")(image).agg(count("*"), sum("value")).head()
    val tiles =
      fits("hdu" -> 1)(image).selectExpr("sum(size(pixels))", "sum(aggregate(pixels, 0L, (a, b) -> a + b))").head()
    assert(sums.getLong(0) === tiles.getLong(0))
    assert(sums.getLong(1) === tiles.getLong(1))
  }

  test("several files and HDUs, header cards, _metadata") {
    val other = TiledImage.write(folder.resolve("many/b.fits"), side = 100, tile = 50, "EXPTIME" -> "45.0")
    val one = TiledImage.write(folder.resolve("many/a.fits"), side = 200, tile = 100, "EXPTIME" -> "30.5")
    val frame = fits("hdu" -> "SC*", "headerColumns" -> "EXPTIME,ZNAXIS1")(folder.resolve("many"))
    val rows =
      frame.selectExpr("_metadata.file_name", "_metadata.hdu", "_metadata.row_index", "tile", "EXPTIME", "ZNAXIS1")
    val expected = Seq(("a.fits", 30.5, 200), ("b.fits", 45.0, 100)).flatMap { case (name, time, side) =>
      (0L until 4L).map(tile => Row(name, 1, tile, tile, time, side.toLong))
    }
    checkRows(rows.collect().toSeq, expected)
    assert(frame.where("EXPTIME > 40").count() === 4)
    val total = frame.selectExpr("sum(aggregate(pixels, 0L, (a, b) -> a + b))").head().getLong(0)
    assert(total === (one.pixels ++ other.pixels).map(_.toLong).sum)
  }

  test("an image is what is read where there is no table, or where it is named") {
    val table = FitsTable(Seq(FitsColumn.longs("id", 0L until 3L)))
    val both = folder.resolve("both.fits")
    val bytes = Files.readAllBytes(tiled.file)
    Files.write(both, bytes ++ table.bytes)
    assert(fits()(both).columns.toSeq === Seq("id"))
    assert(fits("hdu" -> "SCI")(both).columns.toSeq === Seq("tile", "origin", "shape", "pixels"))
    assert(fits("view" -> "tiles")(both).count() === 16)
    assert(fits()(tiled.file).count() === 16)
    withTempView("sky") {
      spark.sql(s"CREATE TEMP VIEW sky USING fits OPTIONS (path '${tiled.file}', view 'pixels')")
      val total = spark.sql("SELECT sum(value) FROM sky WHERE x <= 200").head().getLong(0)
      assert(total === tiled.pixels.map(_.toLong).sum)
    }
  }

  test("what cannot be is refused, with a remedy") {
    def said(options: (String, Any)*)(path: Any) =
      intercept[FitsUserException](fits(options: _*)(path).collect()).getMessage
    assert(said("view" -> "rows", "hdu" -> 1)(tiled.file).contains("view=tiles or view=pixels"))
    assert(said("region" -> "[1:2,1:2,1:2]")(tiled.file).contains("200x200"))
    assert(said("region" -> "[1:2]", "view" -> "hdus")(tiled.file).contains("headers are read"))
    val catalogue = Corpus.path("tables/all_types.fits")
    assert(said("view" -> "tiles", "hdu" -> 1)(catalogue).contains("no pixels in a table"))
    assert(said("region" -> "[1:2]")(catalogue).contains("no pixels in a table"))
    assert(said("view" -> "pixels")(catalogue).contains("no image with pixels"))
  }

  test("stamps of a catalogue, cut where the tiles are") {
    val places = Seq((1L, 20, 20), (2L, 50, 50), (3L, 101, 99), (4L, 180, 150))
    val catalogue = spark.createDataFrame(places).toDF("id", "x", "y")
    val half = 5
    val pixels = fits("view" -> "pixels")(tiled.file)
    val stamps = catalogue
      .as("c")
      .join(
        pixels.as("p"),
        expr(s"p.x BETWEEN c.x - $half AND c.x + ${half - 1} AND p.y BETWEEN c.y - $half AND c.y + ${half - 1}")
      )
      .groupBy(col("c.id"))
      .agg(expr("transform(array_sort(collect_list(struct(p.y, p.x, p.value))), s -> s.value)").as("stamp"))
      .orderBy("id")
    val expected = places.map { case (id, x, y) => Row(id, tiled.box(x - 5, x + 4, y - 5, y + 4)) }
    checkRows(stamps.collect().toSeq, expected)
  }

  test("damaged images are refused as the manifest says") {
    BadFiles.entries.filter(entry => entry.file.startsWith("bad/zimage_")).foreach { entry =>
      within()(fits("hdu" -> 1)(Corpus.path(entry.file)).selectExpr("count(pixels)").collect()) match {
        case Success(_) => assert(entry.expects("read_ok_with_warning"), s"${entry.file} was read")
        case Failure(error) =>
          assert(entry.expects("error"), s"${entry.file} was refused: ${messages(error)}")
          val broken = formatError(error).getOrElse(fail(s"${entry.file}: ${messages(error)}", error))
          assert(entry.kinds.contains(broken.kind.toString.toLowerCase), s"${entry.file}: ${broken.getMessage}")
          entry.hints.foreach(hint => assert(broken.getMessage.contains(hint), s"${entry.file}: '$hint' is not said"))
      }
    }
  }
}
