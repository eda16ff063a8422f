// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.BufferedOutputStream
import java.nio.ByteBuffer
import java.nio.file.{Files, Path}

import scala.util.Using

/** A large binary table, written without holding it: `id`, a BIGINT, counts the rows from 0; the doubles `x1` to `x19` are its multiples.
  */
object NumbersTable {
  val RowBytes = 160

  private val Multiples = 1 to 19

  /** @return
    *   where the data begins
    */
  def write(file: Path, rows: Int): Long = {
    val columns = ("id" -> "1K") +: Multiples.map(k => s"x$k" -> "1D")
    val header = FitsBytes.header(
      Seq(
        "XTENSION" -> FitsBytes.text("BINTABLE"),
        "BITPIX" -> "8",
        "NAXIS" -> "2",
        "NAXIS1" -> RowBytes.toString,
        "NAXIS2" -> rows.toString,
        "PCOUNT" -> "0",
        "GCOUNT" -> "1",
        "TFIELDS" -> columns.size.toString
      ) ++ columns.zipWithIndex.flatMap { case ((name, tform), i) =>
        Seq(s"TTYPE${i + 1}" -> FitsBytes.text(name), s"TFORM${i + 1}" -> FitsBytes.text(tform))
      }
    )
    val start = FitsBytes.Primary ++ header
    Files.createDirectories(file.getParent)
    Using.resource(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) { out =>
      out.write(start)
      val row = ByteBuffer.allocate(RowBytes)
      (0 until rows).foreach { id =>
        row.clear().putLong(id.toLong)
        Multiples.foreach(k => row.putDouble(id.toDouble * k))
        out.write(row.array)
      }
      val data = rows.toLong * RowBytes
      out.write(new Array[Byte](((data + 2879) / 2880 * 2880 - data).toInt))
    }
    start.length
  }
}
