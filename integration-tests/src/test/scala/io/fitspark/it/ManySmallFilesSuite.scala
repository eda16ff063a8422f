// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.file.{Files, Path}

import io.fitspark.it.PlanProbe._

/** Very many small files: as many as the environment variable `FITSPARK_FILES` says, some thousands by default. */
class ManySmallFilesSuite extends SparkFitsSuiteBase {

  private val Count = sys.env.get("FITSPARK_FILES").filter(_.nonEmpty).map(_.toInt).getOrElse(3000)

  /** Links to one file can only be so many. */
  private val LinksPerFile = 20000

  private lazy val many: Path = {
    val directory = Files.createDirectories(folder.resolve("many"))
    var source: Path = null
    (0 until Count).foreach { i =>
      val file = directory.resolve(f"f$i%06d.fits")
      if (i % LinksPerFile == 0) source = FitsBytes.write(file, FitsTable(Seq(FitsColumn.ints("id", 1 to 10))))
      else Files.createLink(file, source)
    }
    directory
  }

  /** What a step took, for those who run the suite by hand. */
  private def timed[T](step: String)(body: => T): T = {
    val start = System.nanoTime
    val result = body
    val runtime = Runtime.getRuntime
    runtime.gc()
    val used = (runtime.totalMemory - runtime.freeMemory) >> 20
    info(f"$step: ${(System.nanoTime - start) / 1e9}%.2f s, then $used%d MiB used of ${runtime.maxMemory >> 20}%d")
    result
  }

  test("planning opens none of the files but the first, and the rows of all are there") {
    many
    val frame = timed(s"list $Count files and open the first")(fits()(many))
    val splits = timed("plan the splits")(execution(frame).toRdd.getNumPartitions)
    assert(splits <= Count / 25 + 1)
    val (rows, run) = tasks(spark)(timed("limit(10)")(frame.limit(10).collect()))
    assert(rows.length === 10)
    assert(run.size === 1 && run.head.taskMetrics.inputMetrics.bytesRead < 20000)
    val sum = timed("sum over all rows")(frame.selectExpr("sum(id)").head().getLong(0))
    assert(sum === 55L * Count)
    assert(timed("count")(frame.count()) === 10L * Count)
  }

  test("headers of all files are read by a job where they are needed") {
    val frame = timed("mergeSchema")(fits("mergeSchema" -> true)(many))
    assert(timed("count known from headers")(frame.count()) === 10L * Count)
    val hdus = fits("view" -> "hdus")(many)
    assert(timed("view=hdus, all HDUs")(hdus.where("kind = 'BINTABLE'").count()) === Count)
  }
}
