// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.Path
import java.util.concurrent.Executors

import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration.{Duration, DurationInt}
import scala.util.Try

import io.fitspark.fits.FitsFormatException
import org.apache.spark.sql.{DataFrame, Row, SparkSession}
import org.apache.spark.sql.types.StructType
import org.scalatest.{Assertion, BeforeAndAfterAll}
import org.scalatest.funsuite.AnyFunSuite

/** A session, a folder that goes with the suite, and exact comparison of rows. */
abstract class SparkFitsSuiteBase extends AnyFunSuite with BeforeAndAfterAll {

  protected lazy val spark: SparkSession = SharedSpark.session

  protected lazy val folder: Path = Folders.create(getClass.getSimpleName)

  override protected def afterAll(): Unit =
    try Folders.delete(folder)
    finally super.afterAll()

  /** The frame of FITS files, read as a user would write it. */
  protected def fits(options: (String, Any)*)(paths: Any*): DataFrame = {
    val reader = spark.read.format("fits").options(options.map { case (key, value) => key -> value.toString }.toMap)
    if (paths.size == 1) reader.load(paths.head.toString) else reader.load(paths.map(_.toString): _*)
  }

  /** Rows in order, every value to the last bit. */
  protected def checkRows(
      actual: Seq[Row],
      expected: Seq[Row],
      rules: SameValues.Rules = SameValues.Exact
  ): Assertion =
    SameValues.difference(expected, actual, _ => rules) match {
      case None             => succeed
      case Some(difference) => fail(difference)
    }

  /** Rows in any order. */
  protected def checkSameRows(
      actual: DataFrame,
      expected: DataFrame,
      rules: SameValues.Rules = SameValues.Exact
  ): Assertion = {
    def sorted(frame: DataFrame) = frame.collect().toSeq.sortBy(SameValues.sortKey)
    checkRows(sorted(actual), sorted(expected), rules)
  }

  /** Names and types, without nullability. */
  protected def columnsOf(schema: StructType): Seq[(String, String)] =
    schema.fields.toSeq.map(field => field.name -> field.dataType.catalogString)

  protected def withConf[T](settings: (String, String)*)(body: => T): T = {
    val before = settings.map { case (key, _) => key -> spark.conf.getOption(key) }
    settings.foreach { case (key, value) => spark.conf.set(key, value) }
    try body
    finally
      before.foreach {
        case (key, Some(value)) => spark.conf.set(key, value)
        case (key, None)        => spark.conf.unset(key)
      }
  }

  /** Runs something that must come to an end; what is still running then is an error, not a hang of the build. */
  protected def within[T](limit: Duration = 60.seconds)(body: => T): Try[T] = {
    val executor = Executors.newSingleThreadExecutor { task =>
      val thread = new Thread(task, "suite-body")
      thread.setDaemon(true)
      thread
    }
    try {
      val running = Future(Try(body))(ExecutionContext.fromExecutor(executor))
      Await.result(running, limit)
    } finally executor.shutdownNow()
  }

  protected def chain(error: Throwable): Seq[Throwable] =
    Iterator.iterate(error)(_.getCause).takeWhile(_ != null).take(30).toSeq

  /** The message of the exception that a user finds at the end of the chain, and of those around it. */
  protected def messages(error: Throwable): String = chain(error).map(_.getMessage).mkString("\n")

  protected def formatError(error: Throwable): Option[FitsFormatException] =
    chain(error).collectFirst { case broken: FitsFormatException => broken }
}
