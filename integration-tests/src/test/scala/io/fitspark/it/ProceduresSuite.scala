// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Files, Path}
import java.util.UUID
import java.util.concurrent.TimeUnit

import scala.util.{Try, Using}

import io.fitspark.connector.commit.{Layout, WriteJob, WriteMode, WriteSettings}
import io.fitspark.fits.write.DeadHeap
import org.apache.hadoop.fs.{Path => HadoopPath}
import org.apache.spark.sql.Row

/** `CALL fits.system.NAME(...)`. */
class ProceduresSuite extends SparkFitsSuiteBase {

  private val Columns = Seq("job" -> "string", "owner" -> "string", "finished" -> "boolean", "files" -> "int") :+
    "uploads" -> "int"

  private def jobs(directory: Path): Seq[String] =
    directory.toFile.list().filter(_.startsWith("_fitspark-")).toSeq

  private def written(name: String): Path = {
    val path = folder.resolve(name)
    spark.range(0, 3, 1, 1).write.format("fits").save(path.toString)
    path
  }

  /** A job whose process ended without a word. */
  private def die(target: Path): Unit = {
    val program = Files.createDirectories(folder.resolve("programs")).resolve("Dying.java")
    Files.writeString(
      program,
      """import io.fitspark.connector.commit.*;
        |public class Dying {
        |    public static void main(String[] arguments) throws Exception {
        |        WriteJob job = WriteJob.begin(
        |            new org.apache.hadoop.conf.Configuration(),
        |            new org.apache.hadoop.fs.Path(arguments[0]),
        |            WriteSettings.of(Layout.DIRECTORY, WriteMode.APPEND, ".fits"));
        |        System.out.println(job.id());
        |        Runtime.getRuntime().halt(9);
        |    }
        |}
        |""".stripMargin
    )
    val java = Path.of(System.getProperty("java.home"), "bin", "java").toString
    val log = program.resolveSibling("log")
    val process = new ProcessBuilder(
      java,
      "-Xmx128m",
      "-XX:TieredStopAtLevel=1",
      "-cp",
      System.getProperty("java.class.path"),
      program.toString,
      target.toString
    ).redirectErrorStream(true).redirectOutput(log.toFile).start()
    try {
      assert(process.waitFor(120, TimeUnit.SECONDS), "the process does not end")
      assert(process.exitValue === 9, Files.readString(log))
    } finally process.destroyForcibly()
  }

  test("clean ends dead writes, and says which; those that are alive stay") {
    val path = written("mixed")
    val settings = WriteSettings.of(Layout.DIRECTORY, WriteMode.APPEND, ".fits")
    Using.resource(WriteJob.begin(spark.sparkContext.hadoopConfiguration, new HadoopPath(path.toString), settings)) {
      alive =>
        die(path)
        val dead = jobs(path).filterNot(_.endsWith(alive.id))
        assert(dead.size === 1 && jobs(path).size === 2)
        val cleaned = spark.sql(s"CALL fits.system.clean(path => '$path')")
        assert(columnsOf(cleaned.schema) === Columns)
        val Row(job: String, owner: String, finished: Boolean, files: Int, uploads: Int) = cleaned.head()
        assert(dead === Seq(s"_fitspark-$job"))
        assert(owner.nonEmpty && !finished && files == 0 && uploads == 0)
        assert(cleaned.count() === 1)
        assert(jobs(path) === Seq(s"_fitspark-${alive.id}"))
    }
    assert(fits()(path).count() === 3)
  }

  test("clean has no rows where nothing is to be done") {
    val path = written("nothing")
    assert(spark.sql(s"CALL fits.system.clean('$path')").collect() === Array())
    assert(spark.sql(s"CALL fits.system.CLEAN(path => '${folder.resolve("absent")}')").count() === 0)
    assert(fits()(path).count() === 3)
  }

  test("clean takes a file, and an expression for its name") {
    val file = folder.resolve("one.fits")
    spark.range(0, 3, 1, 1).write.format("fits").save(file.toString)
    val left = Files.createDirectories(folder.resolve(s"_fitspark-one.fits-${UUID.randomUUID}"))
    val young = Files.createDirectories(folder.resolve(s"_fitspark-one.fits-${UUID.randomUUID}"))
    assert(left.toFile.setLastModified(System.currentTimeMillis - 3600000))
    val cleaned = spark.sql(s"CALL fits.system.clean(path => concat('$folder', '/one.fits'))").collect()
    assert(cleaned.map(_.getString(1)).toSeq === Seq(""))
    assert(!Files.exists(left) && Files.exists(young))
    assert(fits()(file).count() === 3)
    Files.delete(young)
  }

  test("verify has no rows for what is sound, and one for each thing that is wrong") {
    val path = folder.resolve("verified")
    spark.range(0, 1000, 1, 3).selectExpr("id", "id / 4 as x").write.format("fits").save(path.toString)
    assert(spark.sql(s"CALL fits.system.verify('$path')").collect() === Array())
    val file = path.resolve(path.toFile.list().filter(_.endsWith(".fits.fz")).min)
    val bytes = Files.readAllBytes(file)
    val inTheData = bytes.length - 2880 - 5760 - 2880 + 20 // before the zone maps
    bytes(inTheData) = (bytes(inTheData) ^ 1).toByte
    Files.write(file, bytes)
    val found = spark.sql(s"CALL fits.system.verify(path => '$path/*.fz')").where("severity = 'error'").collect()
    assert(found.nonEmpty)
    found.foreach { row =>
      assert(row.getString(0).endsWith(file.getFileName.toString) && row.getInt(1) >= 1)
      assert(row.getString(3).contains(file.getFileName.toString), row)
    }
    assert(found.exists(_.getString(3).contains("DATASUM does not fit")), found.toSeq)
    assert(refused(s"CALL fits.system.verify('${folder.resolve("absent")}')").contains("absent"))
  }

  test("merge makes one file of those of a directory") {
    val source = folder.resolve("to-merge")
    val target = folder.resolve("merged.fits.fz")
    spark.range(0, 1000, 1, 4).selectExpr("id", "id / 4 as x").write.format("fits").save(source.toString)
    assert(spark.sql(s"CALL fits.system.merge('$source', '$target')").collect().toSeq === Seq(Row(1000L)))
    assert(fits()(target).select("id").collect().map(_.getLong(0)).toSeq === (0L until 1000L))
    assert(fits()(source).count() === 1000)
    assert(spark.sql(s"CALL fits.system.verify('$target')").count() === 0)
    assert(refused(s"CALL fits.system.merge('$source', '$target')").contains("merged.fits.fz"))
    val relaxed = folder.resolve("relaxed.fits.fz")
    val options = "map('rowOrder', 'relaxed', 'extname', 'ALL')"
    assert(
      spark.sql(s"CALL fits.system.merge(source => '$source', target => '$relaxed', options => $options)").head() ===
        Row(1000L)
    )
    assert(fits("hdu" -> "ALL")(relaxed).selectExpr("count(*)", "sum(id)").head() === Row(1000L, 499500L))
    assert(refused(s"CALL fits.system.merge('$source', ' ')").contains("The argument target of the procedure merge"))
  }

  test("repack drops dead bytes and small tiles, and says what it did") {
    val file = folder.resolve("to-repack.fits.fz")
    spark
      .range(0, 3000, 1, 3)
      .selectExpr("id", "id / 4 as x", "cast(id as string) as s", "sequence(0, id % 5) as v")
      .write
      .format("fits")
      .option("extname", "ROWS")
      .option("tileRows", 400)
      .save(file.toString)
    val rows = fits()(file).collect().toSeq
    val whole = Files.readAllBytes(file)
    Files.write(file, DeadHeap.of(whole, 1).append(12345).bytes)
    val dead = Files.size(file)
    val done = spark.sql(s"CALL fits.system.repack(path => '$file')")
    assert(
      columnsOf(done.schema) === Seq("path" -> "string", "hdus" -> "int", "retiled" -> "int", "rows" -> "bigint") ++
        Seq("dead_bytes" -> "bigint", "bytes_before" -> "bigint", "bytes_after" -> "bigint")
    )
    assert(done.head().toSeq.tail === Seq(1, 0, 3000L, 12345L, dead, Files.size(file)))
    assert(done.head().getString(0).endsWith("to-repack.fits.fz"))
    assert(Files.size(file) <= whole.length)
    assert(fits()(file).collect().toSeq === rows)
    assert(spark.sql(s"CALL fits.system.verify('$file')").count() === 0)
    val packed = Files.readAllBytes(file)
    val nothing = spark.sql(s"CALL fits.system.repack('$file#ROWS')").head()
    assert(nothing.toSeq.tail === Seq(0, 0, 0L, 0L, packed.length.toLong, packed.length.toLong))
    assert(Files.readAllBytes(file) === packed)
    val tiled = spark.sql(s"CALL fits.system.repack('$file#1', map('tileRows', '1000'))").head()
    assert(tiled.toSeq.slice(1, 5) === Seq(1, 1, 3000L, 0L))
    assert(tiled.getLong(6) === Files.size(file))
    assert(fits()(file).collect().toSeq === rows)
    assert(fits()(file).where("id between 1500 and 1502").count() === 3)
    assert(spark.sql(s"CALL fits.system.verify('$file')").count() === 0)
  }

  test("repack names what cannot be repacked") {
    val file = folder.resolve("not-repacked.fits")
    spark.range(0, 3, 1, 1).write.format("fits").save(file.toString)
    assert(refused(s"CALL fits.system.repack('$file#0')").contains("HDU 0"))
    assert(refused(s"CALL fits.system.repack('$file#NOBODY')").contains("NOBODY"))
    assert(refused(s"CALL fits.system.repack('$file', map('tilerow', '5'))").contains("Did you mean 'tileRows'?"))
    assert(refused(s"CALL fits.system.repack('${folder.resolve("absent.fits")}')").contains("There is no file"))
    assert(
      refused(s"CALL fits.system.repack('$folder')").contains("There is a directory where a file is to be repacked")
    )
    assert(spark.sql(s"CALL fits.system.repack('$file')").head().getInt(1) === 0)
    assert(jobs(folder).filter(_.contains("not-repacked")) === Seq())
  }

  test("the procedures are listed and described") {
    val listed = spark.sql("SHOW PROCEDURES IN fits.system").collect().map(_.toSeq.mkString("."))
    assert(listed.exists(_.contains("clean")), listed.toSeq)
    val described = spark.sql("DESCRIBE PROCEDURE fits.system.clean").collect().map(_.mkString(" ")).mkString("\n")
    assert(described.contains("clean") && described.contains("Ends what dead writes left at a path"), described)
  }

  test("the result of a procedure goes on like any other") {
    val path = written("chained")
    assert(spark.sql(s"CALL fits.system.clean('$path')").selectExpr("count(*)", "sum(files)").head() === Row(0, null))
  }

  private def refused(text: String): String = messages(Try(spark.sql(text).collect()).failed.get)

  test("what is no procedure, and what is no argument, is named") {
    assert(
      refused("CALL fits.system.cleen('/x')")
        .contains(
          "There is no procedure system.cleen. Those that there are: system.clean, system.merge, system.repack, system.verify."
        )
    )
    assert(refused("CALL fits.clean('/x')").contains("There is no procedure clean."))
    assert(
      refused("CALL fits.system.clean(NULL)")
        .contains("The argument path of the procedure clean names no file or directory.")
    )
    assert(refused("CALL fits.system.clean('  ')").contains("names no file or directory"))
    assert(refused("CALL fits.system.clean()").contains("REQUIRED_PARAMETER_NOT_FOUND"))
    assert(refused("CALL fits.system.clean(where => '/x')").contains("where"))
    assert(refused("CALL fits.system.clean('nowhere://x/y')").contains("nowhere"))
  }
}
