// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._
import scala.util.{Failure, Success, Try, Using}

import io.fitspark.connector.FitsUserException
import org.apache.spark.sql.{DataFrame, SaveMode}
import org.apache.spark.sql.functions.{col, lit}

/** Each way to write, onto nothing, onto a file and onto a directory: what is there afterwards, or what is said. */
class SaveModesSuite extends SparkFitsSuiteBase {

  private val Old = Seq(1L, 2L)

  private val New = Seq(7L, 8L, 9L)

  private def frame(ids: Seq[Long]): DataFrame =
    spark.range(ids.min, ids.max + 1, 1, 1).select(col("id"), (col("id") / 2).as("half"))

  /** What a way to write should do.
    *
    * @param onto
    *   what is there afterwards, or part of the refusal: onto nothing, a file, a directory
    */
  private case class Way(name: String, write: (DataFrame, String) => Unit, onto: Seq[Either[String, Seq[Long]]])

  private def save(mode: SaveMode)(rows: DataFrame, path: String): Unit =
    rows.write.format("fits").mode(mode).save(path)

  private def sql(text: String => String)(rows: DataFrame, path: String): Unit = {
    rows.createOrReplaceTempView("rows_to_write")
    spark.sql(text(s"fits.`$path`"))
    ()
  }

  private val exists = Left("already")

  private val missing = Left("[TABLE_OR_VIEW_NOT_FOUND]")

  private val ways = Seq(
    Way("save, append", save(SaveMode.Append), Seq(Right(New), Right(Old ++ New), Right(Old ++ New))),
    Way("save, overwrite", save(SaveMode.Overwrite), Seq(Right(New), Right(New), Right(New))),
    Way("save, errorifexists", save(SaveMode.ErrorIfExists), Seq(Right(New), exists, exists)),
    Way("save, ignore", save(SaveMode.Ignore), Seq(Right(New), Right(Old), Right(Old))),
    Way("writeTo, create", (rows, path) => rows.writeTo(s"fits.`$path`").create(), Seq(Right(New), exists, exists)),
    Way(
      "writeTo, append",
      (rows, path) => rows.writeTo(s"fits.`$path`").append(),
      Seq(missing, Right(Old ++ New), Right(Old ++ New))
    ),
    Way(
      "writeTo, overwrite",
      (rows, path) => rows.writeTo(s"fits.`$path`").overwrite(lit(true)),
      Seq(missing, Right(New), Right(New))
    ),
    Way(
      "writeTo, replace",
      (rows, path) => rows.writeTo(s"fits.`$path`").replace(),
      Seq(Left("cannot be"), Right(New), Right(New))
    ),
    Way(
      "writeTo, createOrReplace",
      (rows, path) => rows.writeTo(s"fits.`$path`").createOrReplace(),
      Seq(Right(New), Right(New), Right(New))
    ),
    Way(
      "INSERT INTO",
      sql(t => s"INSERT INTO $t SELECT * FROM rows_to_write"),
      Seq(missing, Right(Old ++ New), Right(Old ++ New))
    ),
    Way(
      "INSERT OVERWRITE",
      sql(t => s"INSERT OVERWRITE $t SELECT * FROM rows_to_write"),
      Seq(missing, Right(New), Right(New))
    ),
    Way("CTAS", sql(t => s"CREATE TABLE $t AS SELECT * FROM rows_to_write"), Seq(Right(New), exists, exists)),
    Way(
      "CTAS IF NOT EXISTS",
      sql(t => s"CREATE TABLE IF NOT EXISTS $t AS SELECT * FROM rows_to_write"),
      Seq(Right(New), Right(Old), Right(Old))
    ),
    Way(
      "REPLACE TABLE",
      sql(t => s"REPLACE TABLE $t AS SELECT * FROM rows_to_write"),
      Seq(Left("cannot be"), Right(New), Right(New))
    ),
    Way(
      "CREATE OR REPLACE TABLE",
      sql(t => s"CREATE OR REPLACE TABLE $t USING fits AS SELECT * FROM rows_to_write"),
      Seq(Right(New), Right(New), Right(New))
    ),
    Way(
      "saveAsTable, append",
      (rows, path) => rows.write.mode("append").saveAsTable(s"fits.`$path`"),
      Seq(Right(New), Right(Old ++ New), Right(Old ++ New))
    ),
    Way(
      "saveAsTable, overwrite",
      (rows, path) => rows.write.mode("overwrite").saveAsTable(s"fits.`$path`"),
      Seq(Right(New), Right(New), Right(New))
    ),
    Way("saveAsTable", (rows, path) => rows.write.saveAsTable(s"fits.`$path`"), Seq(Right(New), exists, exists)),
    Way(
      "saveAsTable, ignore",
      (rows, path) => rows.write.mode("ignore").saveAsTable(s"fits.`$path`"),
      Seq(Right(New), Right(Old), Right(Old))
    ),
    Way(
      "insertInto",
      (rows, path) => rows.write.insertInto(s"fits.`$path`"),
      Seq(missing, Right(Old ++ New), Right(Old ++ New))
    ),
    Way(
      "insertInto, overwrite",
      (rows, path) => rows.write.mode("overwrite").insertInto(s"fits.`$path`"),
      Seq(missing, Right(New), Right(New))
    )
  )

  for {
    (way, w) <- ways.zipWithIndex
    (state, s) <- Seq("nothing, a file is made", "a file", "a directory", "nothing, a directory is made").zipWithIndex
  } test(s"${way.name} onto $state") {
    val path = folder.resolve(s"way$w-$s" + (if (s < 2) ".fits" else ""))
    val expected = way.onto(if (s == 3) 0 else s)
    if (s == 1 || s == 2) save(SaveMode.ErrorIfExists)(frame(Old), path.toString)
    val before = bytes(path)
    (Try(way.write(frame(New), path.toString)), expected) match {
      case (Success(_), Right(ids)) =>
        assert(fits()(path).select("id").collect().map(_.getLong(0)).toSeq.sorted === ids)
      case (Success(_), Left(refusal)) => fail(s"no error: $refusal")
      case (Failure(error), Right(_))  => fail(messages(error), error)
      case (Failure(error), Left(said)) =>
        assert(messages(error).contains(said))
        assert(bytes(path) === before)
    }
    assert(leftovers.isEmpty)
  }

  test("what exists is said as such, before any job") {
    val path = folder.resolve("said.fits")
    save(SaveMode.ErrorIfExists)(frame(Old), path.toString)
    val error = Try(save(SaveMode.ErrorIfExists)(frame(New), path.toString)).failed.get
    assert(error.isInstanceOf[FitsUserException])
    assert(
      error.getMessage ===
        s"[PATH_EXISTS] Path exists already: $path. Choose the mode append, overwrite or ignore, or another path."
    )
    val none = Try(frame(New).write.format("fits").save()).failed.get
    assert(none.getMessage.startsWith("[PATH_MISSING] No path given."))
  }

  private def bytes(path: Path): Seq[(String, Seq[Byte])] =
    if (!Files.exists(path)) Nil
    else
      Using.resource(Files.walk(path)) { all =>
        all.iterator.asScala
          .filter(Files.isRegularFile(_))
          .map(file => file.toString -> Files.readAllBytes(file).toSeq)
          .toSeq
          .sortBy(_._1)
      }

  /** Hidden files and directories of writes. */
  private def leftovers: Seq[Path] =
    Using.resource(Files.walk(folder))(_.iterator.asScala.filter(_.getFileName.toString.startsWith("_")).toList)
}
