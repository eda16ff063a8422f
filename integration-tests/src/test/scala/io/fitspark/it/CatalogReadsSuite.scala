// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Files, Path}

import scala.util.Try

import io.fitspark.connector.FitsUserException
import org.apache.spark.sql.{DataFrame, SparkSession}

/** SELECT and what looks around, over paths. */
class CatalogReadsSuite extends SparkFitsSuiteBase {

  private lazy val file: Path = FitsBytes.write(
    folder.resolve("cat.fits"),
    FitsTable(
      Seq(FitsColumn.ints("id", 1 to 6), FitsColumn.doubles("x", Seq(1, 2, Double.NaN, 4, 5, 6))),
      Seq("EXTNAME" -> FitsBytes.text("EVENTS"), "TELESCOP" -> FitsBytes.text("TARN"), "EXPOSURE" -> "12.5")
    ),
    FitsImage(Seq(2, 2), Seq("EXTNAME" -> FitsBytes.text("IMG"))),
    FitsTable(Seq(FitsColumn.ints("n", 1 to 3)), Seq("EXTNAME" -> FitsBytes.text("GTI"))),
    FitsTable(Seq(FitsColumn.ints("n", 1 to 4)), Seq("EXTNAME" -> FitsBytes.text("GTI"), "EXTVER" -> "2")),
    FitsTable(Seq(FitsColumn.ints("n", 1 to 5)))
  )

  private def sql(text: String, session: SparkSession = spark): DataFrame = session.sql(text)

  private def count(name: String): Long = sql(s"SELECT count(*) FROM $name").head().getLong(0)

  private def refusal(body: => Any): String = {
    val error = Try(body).failed.get
    chain(error)
      .collectFirst { case wrong: FitsUserException => wrong.getMessage }
      .getOrElse(fail(messages(error), error))
  }

  test("a path is a table in a new session, at the first statement") {
    val session = spark.newSession()
    assert(sql(s"SELECT count(*), sum(id) FROM fits.`$file`", session).head().toString === "[6,21]")
    assert(session.conf.get("spark.sql.catalog.fits") === "io.fitspark.spark.catalog.CallableFitsCatalog")
  }

  test("a session may keep the name fits for itself") {
    val session = spark.newSession()
    session.conf.set("spark.fitspark.catalog.enabled", "false")
    val message = messages(Try(sql(s"SELECT * FROM fits.`$file`", session)).failed.get)
    assert(message.contains("UNSUPPORTED_DATASOURCE_FOR_DIRECT_QUERY"))
    assert(session.conf.getOption("spark.sql.catalog.fits").isEmpty)
  }

  test("an HDU is chosen by index, by name, by name and version, and as cfitsio does") {
    assert(
      Seq("#1", "#EVENTS", "#events", "[EVENTS]", "[1]").map(hdu => count(s"fits.`$file$hdu`")) === Seq.fill(5)(6L)
    )
    assert(count(s"fits.`$file#GTI`") === 3)
    assert(Seq("#GTI,2", "[GTI,2]", "[ gti,2 ]", "#4").map(hdu => count(s"fits.`$file$hdu`")) === Seq.fill(4)(4L))
    assert(count(s"fits.`$file`.GTI") === 3)
    assert(count(s"fits.`$file`.`GTI,2`") === 4)
    assert(count(s"fits.`$file`.`5`") === 5)
  }

  test("a file whose name has a hash is read as it is") {
    val odd = Files.copy(file, folder.resolve("run#7.fits"))
    assert(count(s"fits.`$odd`") === 6)
    assert(count(s"fits.`$odd#GTI`") === 3)
    val number = Files.copy(file, folder.resolve("run.fits#GTI"))
    assert(count(s"fits.`$number`") === 6)
  }

  test("directories, globs and partitions are tables") {
    Seq(1, 2).foreach { night =>
      Files.createDirectories(folder.resolve(s"archive/night=$night"))
      Files.copy(file, folder.resolve(s"archive/night=$night/a.fits"))
    }
    val archive = folder.resolve("archive")
    assert(count(s"fits.`$archive`") === 12)
    assert(
      sql(s"SELECT night, count(*) FROM fits.`$archive#GTI` GROUP BY night ORDER BY night")
        .collect()
        .map(_.toString) ===
        Seq("[1,3]", "[2,3]")
    )
    assert(count(s"fits.`$archive/night=[12]/*.fits`") === 12)
    assert(count(s"fits.`$archive/night=1`.`a.fits`") === 6)
    assert(sql(s"DESCRIBE TABLE fits.`$archive`").collect().map(_.getString(0)).contains("# Partition Information"))
  }

  test("columns, filters, aggregates and hidden columns work as with the reader") {
    val table = s"fits.`$file`"
    checkSameRows(sql(s"SELECT * FROM $table"), fits()(file))
    checkSameRows(sql(s"SELECT x FROM $table WHERE id > 3"), fits()(file).where("id > 3").select("x"))
    assert(
      sql(s"SELECT _metadata.file_name, _metadata.row_index FROM $table WHERE id = 4")
        .head()
        .toString === "[cat.fits,3]"
    )
    assert(sql(s"SELECT a.id FROM $table a JOIN fits.`$file#GTI` b ON a.id = b.n").count() === 3)
  }

  test("options come with the query, from the reader and from the session") {
    val nulls = s"SELECT count(*) - count(x) FROM fits.`$file`"
    assert(sql(nulls).head().getLong(0) === 0)
    assert(sql(s"$nulls WITH (`nanAsNull` = 'true')").head().getLong(0) === 1)
    assert(spark.read.option("nanAsNull", true).table(s"fits.`$file`").where("x IS NULL").count() === 1)
    withConf("spark.datasource.fits.nanAsNull" -> "true")(assert(sql(nulls).head().getLong(0) === 1))
    withConf("spark.datasource.fits.hdu" -> "GTI")(assert(count(s"fits.`$file`") === 3))
    val wrong = refusal(spark.read.option("nanAsNul", true).table(s"fits.`$file`").collect())
    assert(wrong.contains("Did you mean 'nanAsNull'?"))
    val other = refusal(spark.read.option("hdu", "GTI").table(s"fits.`$file`").collect())
    assert(other.contains("[SCHEMA_MISMATCH]") && other.contains("id int is missing"))
  }

  test("SHOW TABLES lists the tables of a file, and the files of a directory") {
    def listed(namespace: Path) = sql(s"SHOW TABLES IN fits.`$namespace`").collect().map(_.getString(1)).toSeq
    assert(listed(file) === Seq("EVENTS", "GTI,1", "GTI,2", "5"))
    val several = Files.createDirectories(folder.resolve("several"))
    Seq("b.fits", "a.fits.fz", "_c.fits", "notes.txt").foreach(name => Files.copy(file, several.resolve(name)))
    assert(listed(several) === Seq("a.fits.fz", "b.fits"))
    assert(refusal(listed(folder.resolve("absent"))).contains("[PATH_NOT_FOUND]"))
    assert(sql("SHOW TABLES IN fits").isEmpty)
  }

  test("USE makes a file the place where names are looked up") {
    val session = spark.newSession()
    sql(s"USE fits.`$file`", session)
    assert(sql("SELECT count(*) FROM GTI", session).head().getLong(0) === 3)
    assert(sql("SHOW TABLES", session).count() === 4)
  }

  test("DESCRIBE TABLE EXTENDED and SHOW TBLPROPERTIES tell the header") {
    val described =
      sql(s"DESCRIBE TABLE EXTENDED fits.`$file`").collect().map(row => row.getString(0) -> row.getString(1)).toMap
    assert(described("id") === "int")
    assert(described("Location") === file.toString)
    assert(described("Provider") === "fits")
    assert(described("Table Properties") === "[header.EXPOSURE=12.5,header.EXTNAME=EVENTS,header.TELESCOP=TARN]")
    val properties =
      sql(s"SHOW TBLPROPERTIES fits.`$file`").collect().map(row => row.getString(0) -> row.getString(1)).toMap
    assert(properties("header.TELESCOP") === "TARN")
  }

  test("a path that does not exist is told as such") {
    val missing = refusal(sql("SELECT * FROM fits.`/no/such.fits`"))
    assert(missing === "[PATH_NOT_FOUND] Path does not exist: /no/such.fits. Check its spelling and scheme.")
    val hdu = refusal(sql(s"SELECT * FROM fits.`$file#NOPE`"))
    assert(hdu.contains("[HDU_NOT_FOUND] There is no HDU NOPE in"))
    val insert = messages(Try(sql("INSERT INTO fits.`/no/such.fits` VALUES (1)")).failed.get)
    assert(insert.contains("[TABLE_OR_VIEW_NOT_FOUND]") && insert.contains("`/no/such.fits`"))
    assert(refusal(sql(s"SELECT * FROM fits.data.cat.fits")).contains("backquotes"))
    assert(spark.catalog.tableExists(s"fits.`$file`"))
    assert(spark.catalog.tableExists(s"fits.`$file#GTI`"))
    // Spark asks for the table itself, and takes only its own exception for a no
    assert(refusal(spark.catalog.tableExists("fits.`/no/such.fits`")).contains("[PATH_NOT_FOUND]"))
  }

  test("DROP, ALTER and RENAME leave files alone") {
    assert(
      refusal(sql(s"DROP TABLE fits.`$file`")) ===
        s"[STATEMENT_NOT_SUPPORTED] DROP TABLE does not delete files: $file stays. Delete it with the tools of its file system, or replace " +
        "it with CREATE OR REPLACE TABLE ... AS SELECT."
    )
    assert(refusal(sql(s"DROP TABLE fits.`$file` PURGE")).contains("DROP TABLE does not delete files"))
    assert(refusal(sql(s"ALTER TABLE fits.`$file` SET TBLPROPERTIES ('a' = 'b')")).contains("ALTER TABLE"))
    assert(refusal(sql(s"ALTER TABLE fits.`$file` RENAME TO fits.`/tmp/other.fits`")).contains("Move the file"))
    assert(refusal(sql(s"DROP NAMESPACE fits.`$folder`")).contains("Dropping a namespace"))
    assert(refusal(sql(s"CREATE NAMESPACE fits.`$folder/new`")).contains("Creating a namespace"))
    sql("DROP TABLE IF EXISTS fits.`/no/such.fits`")
    assert(count(s"fits.`$file`") === 6)
  }

  test("views over paths keep reading what is there") {
    sql(s"CREATE OR REPLACE TEMPORARY VIEW over_path AS SELECT id, x FROM fits.`$file` WHERE id > 2")
    assert(count("over_path") === 4)
    sql(s"CREATE VIEW stored_over_path AS SELECT count(*) AS n FROM fits.`$file#GTI`")
    try assert(sql("SELECT n FROM stored_over_path").head().getLong(0) === 3)
    finally sql("DROP VIEW stored_over_path")
  }

  test("tables of Spark's own catalog are read as before") {
    sql(s"CREATE TABLE own_events USING fits OPTIONS (path '$file', hdu 'GTI')")
    try {
      assert(count("own_events") === 3)
      assert(sql("SELECT n FROM own_events ORDER BY n DESC").head().getInt(0) === 3)
    } finally sql("DROP TABLE own_events")
    assert(Files.exists(file))
  }
}
