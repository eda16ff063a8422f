// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.ByteBuffer
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}
import java.nio.file.attribute.FileTime

import io.fitspark.connector.FitsUserException
import org.apache.spark.sql.Row

/** What users can say of a read, and what they hear when it makes no sense. */
class ReadOptionsSuite extends SparkFitsSuiteBase {

  private def ids(values: Int*) = FitsTable(Seq(FitsColumn.ints("id", values)))

  private def write(name: String, hdus: FitsHdu*): Path = FitsBytes.write(folder.resolve(name), hdus: _*)

  private lazy val several = write(
    "several.fits",
    FitsImage(Seq(4, 3), Seq("EXTNAME" -> FitsBytes.text("SCI"))),
    ids(1).named("CAT"),
    ids(2).named("CAT", Some(2)),
    ids(3).named("Other")
  )

  private def idsOf(options: (String, Any)*)(paths: Any*): Seq[Int] =
    fits(options: _*)(paths: _*).collect().map(_.getInt(0)).toSeq

  private def refusal(body: => Any): String = {
    val error = intercept[Exception](body)
    chain(error).collectFirst { case e: FitsUserException => e.getMessage }.getOrElse(fail(messages(error), error))
  }

  test("hdu takes an index, a name, or a name and a version") {
    assert(idsOf("hdu" -> 2)(several) === Seq(1))
    assert(idsOf("hdu" -> 4)(several) === Seq(3))
    assert(idsOf("hdu" -> "CAT")(several) === Seq(1))
    assert(idsOf("hdu" -> "cat,2")(several) === Seq(2))
    assert(idsOf("hdu" -> " OTHER ")(several) === Seq(3))
  }

  test("an HDU that is not there: the message lists those that are") {
    Seq("9", "EVENTS", "CAT,7").foreach { wanted =>
      val message = refusal(fits("hdu" -> wanted)(several))
      Seq(wanted, "several.fits", "HDU 1 (IMAGE SCI)", "HDU 3 (BINTABLE CAT,2)").foreach { part =>
        assert(message.contains(part))
      }
    }
  }

  test("an unknown option is refused, with the nearest name") {
    assert(refusal(fits("maxPartitonBytes" -> 1)(several)).contains("maxPartitionBytes"))
    assert(refusal(fits("hud" -> 1)(several)).contains("'hdu'"))
    assert(refusal(fits("somethingQuiteDifferent" -> 1)(several)).contains("Known options: path, paths, hdu"))
  }

  test("options that are not there yet are refused, unless they ask for nothing") {
    val asking = Seq("colfits" -> "true")
    asking.foreach { case (name, value) =>
      val message = refusal(fits(name -> value)(several))
      assert(message.contains("not supported yet") && message.contains(name), message)
    }
    assert(idsOf("mergeSchema" -> "false", "colfits" -> "FALSE", "view" -> "rows")(several) === Seq(1))
  }

  test("values that make no sense are refused, saying what would") {
    Seq("hdu" -> "", "hdu" -> "-1", "nanAsNull" -> "maybe", "maxPartitionBytes" -> "0", "view" -> "stamps").foreach {
      case (name, value) =>
        val message = refusal(fits(name -> value)(several))
        assert(message.contains(s"'$name' cannot be '$value': expected "), message)
    }
  }

  test("names of options have no case") {
    assert(idsOf("HDU" -> "4", "MAXpartitionBYTES" -> "10")(several) === Seq(3))
  }

  test("the session's spark.datasource.fits.* count where options are silent") {
    withConf("spark.datasource.fits.hdu" -> "Other") {
      assert(idsOf()(several) === Seq(3))
      assert(idsOf("hdu" -> "CAT")(several) === Seq(1))
    }
  }

  test("NaN stays NaN unless nanAsNull") {
    val nan = Double.NaN
    val file = write(
      "nan.fits",
      FitsTable(Seq(FitsColumn.doubles("x", Seq(1.5, nan)), FitsColumn.complexes("z", Seq(nan -> 2.0, 3.0 -> nan))))
    )
    checkRows(fits()(file).collect().toSeq, Seq(Row(1.5, Row(nan, 2.0)), Row(nan, Row(3.0, nan))))
    val nulls = Seq(Row(1.5, Row(null, 2.0)), Row(null, Row(3.0, null)))
    checkRows(fits("nanAsNull" -> true)(file).collect().toSeq, nulls)
    assert(fits("nanAsNull" -> true)(file).where("x is null").count() === 1)
    assert(fits()(file).where("x is null").count() === 0)
  }

  test("an empty string stays one unless emptyAsNull") {
    val file = write("empty.fits", FitsTable(Seq(FitsColumn.strings("s", 3, Seq("a", "", " b")))))
    checkRows(fits()(file).collect().toSeq, Seq(Row("a"), Row(""), Row(" b")))
    checkRows(fits("emptyAsNull" -> "true")(file).collect().toSeq, Seq(Row("a"), Row(null), Row(" b")))
  }

  test("several paths are read in the order given") {
    val (a, b) = (write("a.fits", ids(1, 2)), write("b.fits", ids(3)))
    assert(idsOf()(b, a) === Seq(3, 1, 2))
    assert(idsOf()(a, a) === Seq(1, 2, 1, 2))
  }

  test("a directory stands for its files by name, hidden ones aside") {
    Seq("d/b.fits" -> 2, "d/a.fits" -> 1, "d/_c.fits" -> 8, "d/.d.fits" -> 9, "d/sub/e.fits" -> 7).foreach {
      case (name, id) => write(name, ids(id))
    }
    assert(idsOf()(folder.resolve("d")) === Seq(1, 2))
  }

  test("a glob stands for the files that match") {
    Seq("g/cat1.fits" -> 1, "g/cat2.fits" -> 2, "g/dog1.fits" -> 3).foreach { case (name, id) => write(name, ids(id)) }
    assert(idsOf()(s"${folder.resolve("g")}/cat*.fits") === Seq(1, 2))
    assert(idsOf()(s"${folder.resolve("g")}/{dog1,cat2}.fits").toSet === Set(2, 3))
    assert(refusal(fits()(s"${folder.resolve("g")}/bird*.fits")).contains("bird*.fits"))
  }

  test("names of files may hold blanks, signs of URIs and of globs") {
    Seq("a b.fits", "50%.fits", "x#1.fits", "q?.fits", "[n].fits", "ümlaut.fits").zipWithIndex.foreach {
      case (name, id) =>
        val file = write(s"odd/$name", ids(id))
        withClue(name)(assert(idsOf()(file) === Seq(id)))
    }
    assert(idsOf()(folder.resolve("odd")).toSet === (0 to 5).toSet)
  }

  test("without hdu, the first table counts, though it is empty") {
    val file = write("first.fits", FitsImage(Seq(2)), ids(), ids(5))
    assert(idsOf()(file) === Nil)
    assert(fits()(file).columns.toSeq === Seq("id"))
  }

  test("without hdu, private tables do not count") {
    val file = write("private.fits", ids(1).named("FITSPARK_ZONES"), ids(2))
    assert(idsOf()(file) === Seq(2))
    assert(idsOf("hdu" -> 1)(file) === Seq(1))
  }

  test("without hdu, other files are asked for the table of the same name") {
    write("n/a.fits", ids(1).named("EVENTS"))
    write("n/b.fits", FitsImage(Seq(3)), ids(9).named("GTI"), ids(2).named("events"))
    assert(idsOf()(folder.resolve("n")) === Seq(1, 2))
  }

  test("without hdu and without a name, other files are asked for the same index") {
    write("i/a.fits", FitsImage(Seq(3)), ids(1))
    write("i/b.fits", ids(9), ids(2))
    assert(idsOf()(folder.resolve("i")) === Seq(1, 2))
  }

  test("a file without a table is refused, saying what it has") {
    val message = refusal(fits("view" -> "rows")(write("image.fits", FitsImage(Seq(3)))))
    assert(message.contains("no table") && message.contains("HDU 1 (IMAGE)"), message)
    assert(refusal(fits()(write("empty.fits", FitsImage(Seq(0))))).contains("no table"))
  }

  test("fitspark is another name of the format, and so is the class") {
    Seq("fitspark", "io.fitspark.spark.FitsDataSource").foreach { format =>
      val rows = spark.read.format(format).option("hdu", "Other").load(several.toString).collect()
      assert(rows.map(_.getInt(0)).toSeq === Seq(3))
    }
  }

  test("CREATE TEMP VIEW USING fits") {
    spark.sql(s"CREATE OR REPLACE TEMP VIEW cat USING fits OPTIONS (path '$several', hdu 'CAT,2')")
    try checkRows(spark.sql("SELECT id + 1 AS next FROM cat WHERE id > 0").collect().toSeq, Seq(Row(3)))
    finally spark.catalog.dropTempView("cat")
  }

  test("columns of several files match by name, whatever their order and widths") {
    val (id, name) = (FitsColumn.ints("id", Seq(1)), FitsColumn.strings("name", 4, Seq("abcd")))
    write("order/a.fits", FitsTable(Seq(id, name)))
    write("order/b.fits", FitsTable(Seq(FitsColumn.strings("NAME", 9, Seq("x")), FitsColumn.ints("ID", Seq(2)))))
    checkRows(fits()(folder.resolve("order")).collect().toSeq, Seq(Row(1, "abcd"), Row(2, "x")))
  }

  test("files may store the same type in other ways") {
    def stored(name: String, tform: String, cards: Seq[(String, String)], cells: (Array[Byte], Any)*) = {
      val column = FitsColumn("v", tform, "BIGINT", cards, cells.map { case (bytes, value) => RowCell(bytes, value) })
      write(name, FitsTable(Seq(FitsColumn.ints("id", cells.indices), column)))
    }
    def long(value: Long) = ByteBuffer.allocate(8).putLong(value).array
    stored("stored/a.fits", "1K", Nil, long(-7) -> -7L, long(99) -> 99L)
    stored("stored/b.fits", "1K", Seq("TNULL" -> "99"), long(5) -> 5L, long(99) -> null)
    stored("stored/c.fits", "1J", Seq("TZERO" -> "2147483648"), Array[Byte](-128, 0, 0, 1) -> 1L)
    stored("stored/d.fits", "1K", Nil, long(Long.MaxValue) -> Long.MaxValue)
    withConf("spark.sql.files.minPartitionNum" -> "1") {
      val frame = fits()(folder.resolve("stored"))
      assert(frame.rdd.getNumPartitions === 1)
      checkRows(
        frame.collect().toSeq,
        Seq(Row(0, -7L), Row(1, 99L), Row(0, 5L), Row(1, null), Row(0, 1L), Row(0, Long.MaxValue))
      )
      assert(frame.where("v is null").count() === 1)
    }
  }

  test("files with other columns are refused, both sides shown") {
    write("mixed/a.fits", FitsTable(Seq(FitsColumn.ints("id", Seq(1)), FitsColumn.doubles("x", Seq(1)))))
    write("mixed/b.fits", FitsTable(Seq(FitsColumn.longs("id", Seq(1)), FitsColumn.doubles("y", Seq(1)))))
    val message = refusal(fits()(folder.resolve("mixed")).collect())
    Seq("mixed/a.fits", "mixed/b.fits", "id LONG should be id INT", "x DOUBLE is missing", "y DOUBLE is there").foreach {
      part => assert(message.contains(part), message)
    }
  }

  test("a file that changes between planning and reading is an error, not other values") {
    val file = write("changing.fits", ids(1, 2))
    val time = Files.getLastModifiedTime(file)
    val longer = fits()(file)
    write("changing.fits", ids((1 to 1000): _*))
    assert(messages(intercept[Exception](longer.collect())).contains("its length was"))

    write("changing.fits", ids(1, 2))
    val younger = fits()(file)
    write("changing.fits", ids(3, 4))
    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis + 5000))
    val said = messages(intercept[Exception](younger.collect()))
    assert(said.contains("changed since it was planned") && said.contains("changing.fits"), said)

    val gone = fits()(file)
    Files.delete(file)
    assert(messages(intercept[Exception](gone.collect())).contains("changing.fits"))
  }

  test("a path that does not exist") {
    val message = refusal(fits()(folder.resolve("nothing.fits")))
    assert(message.contains("does not exist") && message.contains("nothing.fits"), message)
    assert(refusal(spark.read.format("fits").load()).contains("No path given"))
    val empty = Files.createDirectories(folder.resolve("hollow"))
    Files.write(empty.resolve("_SUCCESS"), "".getBytes(UTF_8))
    assert(refusal(fits()(empty)).contains("No file to read in"))
  }

  test("a schema given by the user names columns that must be there") {
    val file = write("given.fits", FitsTable(Seq(FitsColumn.ints("id", Seq(7)), FitsColumn.doubles("x", Seq(0.5)))))
    val part = spark.read.format("fits").schema("x DOUBLE").load(file.toString)
    checkRows(part.collect().toSeq, Seq(Row(0.5)))
    assert(refusal(spark.read.format("fits").schema("y DOUBLE").load(file.toString).collect()).contains("y"))
    val wrong = refusal(spark.read.format("fits").schema("id STRING").load(file.toString).collect())
    assert(wrong.contains("id") && wrong.toLowerCase.contains("string") && wrong.toLowerCase.contains("int"), wrong)
  }

  test("column names that differ by case only are told apart") {
    val table = FitsTable(Seq(FitsColumn.ints("flux", Seq(1)), FitsColumn.ints("FLUX", Seq(2))))
    val file = write("case.fits", table)
    assert(fits()(file).columns.toSeq === Seq("flux", "FLUX_2"))
    checkRows(fits()(file).select("flux_2").collect().toSeq, Seq(Row(2)))
    withConf("spark.sql.caseSensitive" -> "true") {
      assert(fits()(file).columns.toSeq === Seq("flux", "FLUX"))
      checkRows(fits()(file).select("FLUX").collect().toSeq, Seq(Row(2)))
    }
  }
}
