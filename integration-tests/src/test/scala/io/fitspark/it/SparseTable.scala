// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.RandomAccessFile
import java.nio.file.{Files, Path}

/** Files of one table of one column `v`, of zeros, which take no room on disk. */
object SparseTable {

  /** Writes the file; returns it and the position where its data begins. */
  def create(file: Path, rows: Long, rowBytes: Int, heap: Long, tform: String): (Path, Long) = {
    val primary = FitsBytes.header(Seq("SIMPLE" -> "T", "BITPIX" -> "8", "NAXIS" -> "0"))
    Files.createDirectories(file.getParent)
    Files.write(file, primary ++ header(rows, rowBytes, heap, tform))
    val data = Files.size(file)
    open(file)(_.setLength(data + (rows * rowBytes + heap + 2879) / 2880 * 2880))
    (file, data)
  }

  def put(file: Path, position: Long, bytes: Array[Byte]): Unit = open(file) { access =>
    access.seek(position)
    access.write(bytes)
  }

  private def header(rows: Long, rowBytes: Int, heap: Long, tform: String): Array[Byte] =
    FitsBytes.header(
      Seq(
        "XTENSION" -> FitsBytes.text("BINTABLE"),
        "BITPIX" -> "8",
        "NAXIS" -> "2",
        "NAXIS1" -> rowBytes.toString,
        "NAXIS2" -> rows.toString,
        "PCOUNT" -> heap.toString,
        "GCOUNT" -> "1",
        "TFIELDS" -> "1",
        "TTYPE1" -> FitsBytes.text("v"),
        "TFORM1" -> FitsBytes.text(tform)
      )
    )

  private def open[T](file: Path)(body: RandomAccessFile => T): T = {
    val access = new RandomAccessFile(file.toFile, "rw")
    try body(access)
    finally access.close()
  }
}
