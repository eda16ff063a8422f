// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.ByteBuffer

import org.apache.spark.sql.{DataFrame, Row}

/** Tables beyond 2^31 rows and beyond 4 GiB, in sparse files. */
class LargeFilesSuite extends SparkFitsSuiteBase {

  test("more than 2^31 rows are counted, and the last of them read") {
    val rows = 3000000000L
    val (file, data) = SparseTable.create(folder.resolve("rows.fits"), rows, rowBytes = 2, heap = 0, "1I")
    SparseTable.put(file, data + (rows - 3) * 2, Array[Byte](0, 7, 0, 8, 0, 9))
    val frame = fits("maxPartitionBytes" -> "2m")(file)
    assert(frame.count() === rows)
    val last = lastPartition(frame)
    assert(last.size > 900000)
    assert(last.takeRight(4) === Seq(0, 7, 8, 9).map(_.toShort))
    assert(frame.limit(3).collect().toSeq === Seq.fill(3)(Row(0.toShort)))
  }

  test("a heap cell beyond 4 GiB") {
    val heap = 6L << 30
    val (file, data) = SparseTable.create(folder.resolve("heap.fits"), rows = 2, rowBytes = 16, heap, "1QJ")
    val offset = (5L << 30) + 1
    SparseTable.put(file, data, ByteBuffer.allocate(32).putLong(2).putLong(offset).putLong(1).putLong(heap - 4).array)
    SparseTable.put(file, data + 32 + offset, ByteBuffer.allocate(8).putInt(-5).putInt(77).array)
    SparseTable.put(file, data + 32 + heap - 4, ByteBuffer.allocate(4).putInt(99).array)
    checkRows(fits()(file).collect().toSeq, Seq(Row(Seq(-5, 77)), Row(Seq(99))))
  }

  test("a P descriptor's offset has 32 bits without a sign") {
    val heap = 4L << 30
    val (file, data) = SparseTable.create(folder.resolve("unsigned.fits"), rows = 1, rowBytes = 8, heap, "1PJ")
    val offset = 0xfffffff0L
    SparseTable.put(file, data, ByteBuffer.allocate(8).putInt(1).putInt(offset.toInt).array)
    SparseTable.put(file, data + 8 + offset, ByteBuffer.allocate(4).putInt(42).array)
    checkRows(fits()(file).collect().toSeq, Seq(Row(Seq(42))))
  }

  private def lastPartition(frame: DataFrame): Seq[Short] = {
    val rdd = frame.rdd
    val values = (rows: Iterator[Row]) => rows.map(_.getShort(0)).toArray
    frame.sparkSession.sparkContext.runJob(rdd, values, Seq(rdd.getNumPartitions - 1)).head.toSeq
  }
}
