// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.charset.StandardCharsets.US_ASCII
import java.nio.file.{Files, Path}

import io.fitspark.it.PlanProbe._
import org.apache.spark.sql.Row

/** Headers as tables: `view=hdus` and `view=cards`. */
class HeaderViewsSuite extends SparkFitsSuiteBase {

  private lazy val archive: Path = {
    def table(exposure: String) = FitsTable(Seq(FitsColumn.ints("id", 1 to 3), FitsColumn.doubles("x", Seq(1, 2, 3))))
      .copy(cards = Seq("EXPTIME" -> exposure, "NOTE" -> "'it''s'", "FLAG" -> "T"))
      .named("EVENTS", Some(2))
    FitsBytes.write(folder.resolve("archive/n=1/a.fits"), FitsImage(Seq(4, 3), Seq("EXPTIME" -> "1.25")), table("30.5"))
    FitsBytes.write(folder.resolve("archive/n=2/b.fits"), table("60.5"))
    folder.resolve("archive")
  }

  test("view=hdus has a row for each HDU of each file") {
    val frame = fits("view" -> "hdus")(archive)
    assert(
      columnsOf(frame.schema) === Seq(
        "file" -> "string",
        "hdu" -> "int",
        "kind" -> "string",
        "extname" -> "string",
        "extver" -> "int",
        "bitpix" -> "int",
        "axes" -> "array<bigint>",
        "rows" -> "bigint",
        "columns" -> "int",
        "cards" -> "int",
        "header_offset" -> "bigint",
        "data_offset" -> "bigint",
        "data_bytes" -> "bigint",
        "n" -> "int"
      )
    )
    checkRows(
      frame
        .select("hdu", "kind", "extname", "extver", "bitpix", "axes", "rows", "columns", "data_bytes", "n")
        .collect()
        .toSeq,
      Seq(
        Row(0, "PRIMARY", null, null, 8, Seq(), null, null, 0L, 1),
        Row(1, "IMAGE", null, null, 16, Seq(4L, 3L), null, null, 24L, 1),
        Row(2, "BINTABLE", "EVENTS", 2, null, null, 3L, 2, 36L, 1),
        Row(0, "PRIMARY", null, null, 8, Seq(), null, null, 0L, 2),
        Row(1, "BINTABLE", "EVENTS", 2, null, null, 3L, 2, 36L, 2)
      )
    )
    val places = frame.where("n = 1 and hdu = 2").select("file", "header_offset", "data_offset").head()
    assert(places === Row(s"file:$archive/n=1/a.fits", 2880L * 3, 2880L * 4))
  }

  test("view=hdus with headerColumns is an observing log") {
    val frame = fits("view" -> "hdus", "headerColumns" -> "EXPTIME,NOTE,FLAG")(archive)
    checkRows(
      frame.where("EXPTIME > 20").select("n", "hdu", "EXPTIME", "NOTE", "FLAG").collect().toSeq,
      Seq(Row(1, 2, 30.5, "it's", true), Row(2, 1, 60.5, "it's", true))
    )
    assert(frame.where("EXPTIME > 20").count() === 2)
    assert(frame.where("EXPTIME is null").count() === 2)
  }

  test("view=cards has a row for each card") {
    val frame = fits("view" -> "cards")(archive)
    assert(
      frame.columns.toSeq ===
        Seq("file", "hdu", "extname", "card", "keyword", "value", "type", "comment", "n")
    )
    checkRows(
      frame
        .where("keyword in ('EXPTIME', 'NOTE', 'FLAG', 'TFIELDS')")
        .select("n", "hdu", "card", "keyword", "value", "type")
        .collect()
        .toSeq,
      Seq(
        Row(1, 1, 7, "EXPTIME", "1.25", "real"),
        Row(1, 2, 7, "TFIELDS", "2", "integer"),
        Row(1, 2, 12, "EXPTIME", "30.5", "real"),
        Row(1, 2, 13, "NOTE", "it's", "string"),
        Row(1, 2, 14, "FLAG", "T", "logical"),
        Row(2, 1, 7, "TFIELDS", "2", "integer"),
        Row(2, 1, 12, "EXPTIME", "60.5", "real"),
        Row(2, 1, 13, "NOTE", "it's", "string"),
        Row(2, 1, 14, "FLAG", "T", "logical")
      )
    )
  }

  test("the option hdu chooses, and conditions on files choose before they are opened") {
    assert(
      fits("view" -> "cards", "hdu" -> "EVENTS")(archive).select("extname").distinct().collect().toSeq ===
        Seq(Row("EVENTS"))
    )
    assert(fits("view" -> "hdus", "hdu" -> 0)(archive).count() === 2)
    assert(fits("view" -> "hdus", "hdu" -> "EV*")(archive).count() === 2)
    Files.createDirectories(folder.resolve("some/k=2"))
    FitsBytes.write(folder.resolve("some/k=1/a.fits"), FitsImage(Seq(2)))
    Files.write(folder.resolve("some/k=2/b.fits"), "no".getBytes(US_ASCII))
    assert(fits("view" -> "hdus")(folder.resolve("some")).where("k = 1").count() === 2)
    assert(fits("view" -> "hdus")(folder.resolve("some")).where("_metadata.file_name = 'a.fits'").count() === 2)
    val said = messages(intercept[Exception](fits("view" -> "hdus")(folder.resolve("some")).collect()))
    assert(said.contains("b.fits") && said.contains("no FITS file"), said)
    assert(fits("view" -> "hdus", "ignoreCorruptFiles" -> true)(folder.resolve("some")).count() === 2)
  }

  test("only headers are read, and only what is asked for is made") {
    val big = FitsTable(Seq(FitsColumn.strings("s", 1000, Seq.fill(2000)("x"))))
    val file = FitsBytes.write(folder.resolve("big/a.fits"), big, big.named("LAST"))
    val frame = fits("view" -> "hdus")(file).select("extname")
    assert(frame.collect().toSeq === Seq(Row(null), Row(null), Row("LAST")))
    assert(readColumns(frame) === "struct<extname:string>")
    assert(metric(frame, "fitsBytesRead") < 100000)
    assert(explain(frame).contains("view hdus, 1 of 13 columns [extname]"), explain(frame))
    assert(fits("view" -> "cards")(file).limit(3).collect().length === 3)
    assert(
      fits("view" -> "hdus")(file).select("_metadata.file_name", "_metadata.hdu").collect().toSeq ===
        Seq(Row("a.fits", 0), Row("a.fits", 1), Row("a.fits", 2))
    )
  }
}
