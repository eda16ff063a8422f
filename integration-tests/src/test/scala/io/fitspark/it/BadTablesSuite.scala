// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.lang.management.ManagementFactory

import scala.concurrent.duration.DurationInt
import scala.util.{Failure, Success, Try}

import org.apache.spark.sql.Row

/** Damaged and hostile files: the right error or the rows, soon, and with little memory. */
class BadTablesSuite extends SparkFitsSuiteBase {

  /** What a query may allocate altogether; planning and code generation alone take some ten megabytes. */
  private val AllocationLimit = 400L << 20

  private val entries = BadFiles.entries.filterNot(_.file.startsWith("bad/zimage_"))

  test("the manifest knows every file") {
    assert(Corpus.files("bad").toSet === BadFiles.entries.map(_.file).toSet)
  }

  entries.foreach { entry =>
    test(s"${entry.file}: ${entry.why}") {
      check(entry, read(entry.file, Nil))
    }
  }

  test("an error says the same whether the HDU is named or found") {
    entries
      .filter(entry => entry.expects == Set("error") && entry.hdu == 1)
      .foreach(entry => check(entry, read(entry.file, Seq("hdu" -> 1))))
  }

  test("HDUs before the damage can be read") {
    val file = Corpus.path("bad/truncated_data.fits")
    assert(fits("hdu" -> 0)(file).collect().isEmpty)
  }

  private def read(file: String, options: Seq[(String, Any)]): Try[Seq[Row]] = {
    val before = allocated
    val outcome = within(90.seconds)(fits(options: _*)(Corpus.path(file)).collect().toSeq)
    val bytes = allocated - before
    assert(bytes < AllocationLimit, s"$file: $bytes bytes allocated")
    outcome
  }

  private def check(entry: BadFile, outcome: Try[Seq[Row]]): Unit = outcome match {
    case Success(_) =>
      assert(entry.expects("read_ok_with_warning"), s"${entry.file} was read")
    case Failure(error) =>
      val said = messages(error)
      if (said.contains("[HDU_NOT_FOUND]")) {
        // a header alone, and what is odd is no reason to refuse it
        assert(entry.expects("read_ok_with_warning"), said)
      } else {
        assert(entry.expects("error"), s"${entry.file} was refused: $said")
        val broken = formatError(error).getOrElse(fail(s"${entry.file}: no format error: $said", error))
        assert(entry.kinds.contains(broken.kind.toString.toLowerCase), s"${entry.file}: ${broken.getMessage}")
        assert(broken.getMessage.contains(entry.file.stripPrefix("bad/")))
        entry.hints.foreach(hint => assert(broken.getMessage.contains(hint), s"${entry.file}: '$hint' is not said"))
      }
  }

  /** Bytes allocated by all threads that live, those of Spark's pool included. */
  private def allocated: Long = {
    val threads = ManagementFactory.getThreadMXBean.asInstanceOf[com.sun.management.ThreadMXBean]
    threads.getThreadAllocatedBytes(threads.getAllThreadIds).filter(_ > 0).sum
  }
}
