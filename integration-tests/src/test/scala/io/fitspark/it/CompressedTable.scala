// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.{BufferedOutputStream, ByteArrayOutputStream, OutputStream}
import java.nio.ByteBuffer
import java.nio.file.{Files, Path}
import java.util.zip.GZIPOutputStream

import scala.util.{Random, Using}

/** A large compressed table (ZTABLE, GZIP_1) of INT columns `c1`, `c2`, ... that hold noise, and what should be found in it.
  *
  * @param blobBytes
  *   bytes of the cells of each column, over all tiles
  */
final case class CompressedTable(file: Path, sums: Map[String, Long], blobBytes: Map[String, Long], tiles: Int)

object CompressedTable {

  def write(file: Path, columns: Int, tiles: Int, tileRows: Int): CompressedTable = {
    val names = (1 to columns).map(i => s"c$i")
    val heap = file.resolveSibling(s"${file.getFileName}.heap")
    Files.createDirectories(file.getParent)
    val descriptors = ByteBuffer.allocate(tiles * columns * 16)
    var sums = Map.empty[String, Long].withDefaultValue(0L)
    var bytes = Map.empty[String, Long].withDefaultValue(0L)
    var written = 0L
    val random = new Random(columns * tiles)
    Using.resource(new BufferedOutputStream(Files.newOutputStream(heap), 1 << 20)) { out =>
      for (_ <- 0 until tiles; name <- names) {
        val values = Array.fill(tileRows)(random.nextInt())
        val blob = gzip(values)
        out.write(blob)
        descriptors.putLong(blob.length.toLong).putLong(written)
        written += blob.length
        sums += name -> (sums(name) + values.foldLeft(0L)(_ + _))
        bytes += name -> (bytes(name) + blob.length)
      }
    }
    Using.resource(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) { out =>
      out.write(FitsBytes.Primary)
      out.write(header(names, tiles, tileRows, written))
      out.write(descriptors.array)
      Files.copy(heap, out: OutputStream)
      val data = descriptors.capacity + written
      out.write(new Array[Byte](((data + 2879) / 2880 * 2880 - data).toInt))
    }
    Files.delete(heap)
    CompressedTable(file, sums, bytes, tiles)
  }

  private def header(names: Seq[String], tiles: Int, tileRows: Int, heapBytes: Long): Array[Byte] =
    FitsBytes.header(
      Seq(
        "XTENSION" -> FitsBytes.text("BINTABLE"),
        "BITPIX" -> "8",
        "NAXIS" -> "2",
        "NAXIS1" -> (names.size * 16).toString,
        "NAXIS2" -> tiles.toString,
        "PCOUNT" -> heapBytes.toString,
        "GCOUNT" -> "1",
        "TFIELDS" -> names.size.toString,
        "ZTABLE" -> "T",
        "ZTILELEN" -> tileRows.toString,
        "ZNAXIS1" -> (names.size * 4).toString,
        "ZNAXIS2" -> (tiles.toLong * tileRows).toString,
        "ZPCOUNT" -> "0"
      ) ++ names.zipWithIndex.flatMap { case (name, i) =>
        Seq("TTYPE" -> name, "TFORM" -> "1QB", "ZFORM" -> "1J", "ZCTYP" -> "GZIP_1").map { case (root, value) =>
          s"$root${i + 1}" -> FitsBytes.text(value)
        }
      }
    )

  private def gzip(values: Array[Int]): Array[Byte] = {
    val raw = ByteBuffer.allocate(values.length * 4)
    values.foreach(raw.putInt)
    val bytes = new ByteArrayOutputStream
    Using.resource(new GZIPOutputStream(bytes))(_.write(raw.array))
    bytes.toByteArray
  }
}
