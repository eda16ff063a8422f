// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Files, Path, Paths}
import java.util.concurrent.{Executors, TimeUnit}

import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration.DurationInt
import scala.jdk.CollectionConverters._
import scala.util.{Try, Using}

import org.apache.spark.sql.functions.{col, sum}
import org.scalatest.concurrent.Eventually
import org.scalatest.time.{Millis, Seconds, Span}

/** What is left behind: nothing. */
class ResourcesSuite extends SparkFitsSuiteBase with Eventually {

  override implicit val patienceConfig: PatienceConfig = PatienceConfig(Span(20, Seconds), Span(100, Millis))

  private lazy val table = new RandomTables(21).of(rows = 2000, columns = 15)

  private lazy val good: Path = FitsBytes.write(folder.resolve("good.fits"), table)

  private lazy val copies: Path = {
    (1 to 30).foreach(i => Files.copy(good, Files.createDirectories(folder.resolve("copies")).resolve(s"$i.fits")))
    folder.resolve("copies")
  }

  /** Files of these suites that this process has open. */
  private def openFiles: Seq[String] = {
    val descriptors = Using.resource(Files.list(Paths.get("/proc/self/fd")))(_.iterator.asScala.toList)
    descriptors.flatMap(fd => Try(Files.readSymbolicLink(fd).toString).toOption).filter(_.contains(".fits"))
  }

  private def closesAll(body: => Any): Unit = {
    assume(Files.exists(Paths.get("/proc/self/fd")), "where Linux tells what is open")
    body
    eventually(assert(openFiles === Nil))
  }

  test("files are closed after whole reads, limits, counts and tasks that end early") {
    closesAll(fits("maxPartitionBytes" -> 10000)(good).collect())
    closesAll(fits()(copies).limit(3).collect())
    closesAll(fits()(copies).take(2100))
    closesAll(fits()(copies).count())
    closesAll(fits()(copies).rdd.mapPartitions(_.take(1)).collect())
    closesAll(fits()(Corpus.path("tables/all_types.fits.gz")).limit(1).collect())
  }

  test("files are closed after errors while planning and while reading") {
    Seq("truncated_data", "vla_beyond_heap", "tform_code", "naxis1_negative", "not_fits", "missing_end").foreach { name =>
      closesAll(intercept[Exception](fits()(Corpus.path(s"bad/$name.fits")).collect()))
    }
    closesAll(intercept[Exception](fits("hdu" -> 17)(good)))
  }

  test("a cancelled job ends soon and closes its files") {
    val (file, _) = SparseTable.create(folder.resolve("long.fits"), 8000000000L, rowBytes = 8, heap = 0, "1K")
    val context = spark.sparkContext
    closesAll {
      val outcome = within(120.seconds) {
        val canceller = Executors.newSingleThreadScheduledExecutor()
        canceller.schedule((() => context.cancelJobGroup("long read")): Runnable, 2, TimeUnit.SECONDS)
        context.setJobGroup("long read", "to be cancelled", interruptOnCancel = true)
        try fits()(file).agg(sum(col("v"))).head()
        finally canceller.shutdown()
      }
      assert(messages(outcome.failed.get).toLowerCase.contains("cancel"))
    }
    assert(fits()(good).collect().length === table.rowCount)
  }

  test("queries at the same time do not meet") {
    val threads = Executors.newFixedThreadPool(6)
    try {
      implicit val context: ExecutionContext = ExecutionContext.fromExecutor(threads)
      val queries = (1 to 18).map { i =>
        Future {
          val file =
            FitsBytes.write(folder.resolve(s"parallel/$i.fits"), new RandomTables(i).of(rows = 200, columns = 5))
          checkRows(fits("maxPartitionBytes" -> 3000)(file).collect().toSeq, new RandomTables(i).of(200, 5).rows)
        }
      }
      queries.foreach(Await.result(_, 120.seconds))
    } finally threads.shutdownNow()
  }

  test("no thread is left but a few that wait for work") {
    fits()(copies).count()
    eventually {
      val ours = Thread.getAllStackTraces.keySet.asScala.filter(_.getName.startsWith("fitspark")).toSeq
      assert(ours.size <= 16 && ours.forall(_.isDaemon), ours)
    }
  }
}
