// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import scala.util.Random

/** Random frames, written with random options, are read as they were. */
class RandomWritesSuite extends SparkFitsSuiteBase {
  private val Frames = sys.props.get("fitspark.frames").map(_.toInt).getOrElse(40)

  (1 to Frames).foreach { seed =>
    test(s"frame $seed is read as it was written") {
      val random = new Random(seed)
      val frame = new RandomFrames(seed).frame(60, 9)
      val partitions = 1 + random.nextInt(3)
      val options = Map(
        "nonAscii" -> "utf8",
        "layout" -> "directory",
        "compression" -> Seq("none", "ztable", "auto")(random.nextInt(3)),
        "checksum" -> random.nextBoolean().toString,
        "zoneMaps" -> random.nextBoolean().toString
      ) ++
        (if (random.nextBoolean()) Map("tileRows" -> (1 + random.nextInt(9)).toString) else Map.empty) ++
        (if (random.nextInt(4) == 0) Map("maxRecordsPerFile" -> (1 + random.nextInt(20)).toString) else Map.empty)
      val path = folder.resolve(s"frame-$seed")
      val numbered = spark.createDataFrame(spark.sparkContext.parallelize(frame.rows, partitions), frame.schema)
      numbered.write.format("fits").mode("append").options(options).save(path.toString)
      val read = fits("verifyChecksum" -> true)(path)
      assert(columnsOf(read.schema) === columnsOf(frame.schema))
      checkRows(read.collect().toSeq.map(BytesAsText.row), frame.readBack.map(BytesAsText.row))
    }
  }
}
