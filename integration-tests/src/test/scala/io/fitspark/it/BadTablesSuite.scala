// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.lang.management.ManagementFactory

import scala.concurrent.duration.DurationInt
import scala.jdk.CollectionConverters._
import scala.util.{Failure, Success, Try}

import com.fasterxml.jackson.databind.JsonNode
import io.fitspark.connector.FitsUserException
import org.apache.spark.sql.Row

/** Damaged and hostile files: the right error or the rows, soon, and with little memory. */
class BadTablesSuite extends SparkFitsSuiteBase {

  /** What a query may allocate altogether; planning and code generation alone take some ten megabytes. */
  private val AllocationLimit = 400L << 20

  /** What is odd here is the image, which is not read: the error is that there is no table. */
  private val Images =
    Set("truncated_image", "image_claimed", "bzero_nan", "blank_on_float", "simple_false", "end_without_padding")
      .map(name => s"bad/$name.fits")

  private val manifest = Corpus.json("expected/bad/manifest.json")

  private val entries = manifest.properties.asScala.toSeq
    .map(entry => entry.getKey -> entry.getValue)
    .filterNot { case (file, _) => file.startsWith("bad/zimage_") }

  test("the manifest knows every file") {
    val here = Corpus.files("bad").filterNot(_.startsWith("bad/zimage_"))
    assert(here.toSet === entries.map(_._1).toSet)
  }

  entries.foreach { case (file, entry) =>
    test(s"$file: ${entry.get("why").asText}") {
      val outcome = read(file, Nil)
      if (Images.contains(file)) checkNoTable(file, outcome)
      else check(file, entry, outcome)
    }
  }

  test("an error says the same whether the HDU is named or found") {
    entries.filter { case (_, entry) => expects(entry) == Set("error") && entry.get("hdu").asInt == 1 }.foreach {
      case (file, entry) => check(file, entry, read(file, Seq("hdu" -> 1)))
    }
  }

  test("HDUs before the damage can be read") {
    val file = Corpus.path("bad/truncated_data.fits")
    val error = intercept[FitsUserException](fits("hdu" -> 0)(file).collect())
    assert(error.getMessage.contains("images"))
  }

  private def read(file: String, options: Seq[(String, Any)]): Try[Seq[Row]] = {
    val before = allocated
    val outcome = within(90.seconds)(fits(options: _*)(Corpus.path(file)).collect().toSeq)
    val bytes = allocated - before
    assert(bytes < AllocationLimit, s"$file: $bytes bytes allocated")
    outcome
  }

  private def check(file: String, entry: JsonNode, outcome: Try[Seq[Row]]): Unit = outcome match {
    case Success(_) =>
      assert(expects(entry).contains("read_ok_with_warning"), s"$file was read")
    case Failure(error) =>
      val said = messages(error)
      assert(expects(entry).contains("error"), s"$file was refused: $said")
      val broken = formatError(error).getOrElse(fail(s"$file: no format error: $said", error))
      assert(kinds(entry).contains(broken.kind.toString.toLowerCase), s"$file: ${broken.getMessage}")
      assert(broken.getMessage.contains(file.stripPrefix("bad/")))
      hints(entry).foreach(hint => assert(broken.getMessage.contains(hint), s"$file: '$hint' is not said"))
  }

  private def checkNoTable(file: String, outcome: Try[Seq[Row]]): Unit = {
    val said = messages(outcome.failed.getOrElse(fail(s"$file was read")))
    assert(said.contains(file.stripPrefix("bad/")))
    assert(said.contains("no table"))
  }

  /** `error`, `read_ok_with_warning` or both. */
  private def expects(entry: JsonNode): Set[String] = {
    val others = alsoAccepted(entry).map(other => if (other == "read_ok_with_warning") other else "error")
    others + entry.get("expect").asText
  }

  /** The kinds of error that will do; any where the manifest names none. */
  private def kinds(entry: JsonNode): Set[String] = {
    val named = (alsoAccepted(entry) - "error" - "read_ok_with_warning") ++ Option(entry.get("error_kind").textValue)
    if (named.nonEmpty) named else Set("not_fits", "truncated", "bad_header", "bad_descriptor", "bad_tile", "limit")
  }

  private def hints(entry: JsonNode): Seq[String] = entry.get("hint").elements.asScala.map(_.asText).toSeq

  private def alsoAccepted(entry: JsonNode): Set[String] =
    Option(entry.get("also_accept")).toSeq.flatMap(_.elements.asScala.map(_.asText)).toSet

  /** Bytes allocated by all threads that live, those of Spark's pool included. */
  private def allocated: Long = {
    val threads = ManagementFactory.getThreadMXBean.asInstanceOf[com.sun.management.ThreadMXBean]
    threads.getThreadAllocatedBytes(threads.getAllThreadIds).filter(_ > 0).sum
  }
}
