// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.ByteArrayOutputStream
import java.nio.ByteBuffer
import java.nio.file.{Files, Path}
import java.util.Random
import java.util.zip.GZIPOutputStream

import scala.util.Using

/** A compressed image (ZIMAGE, GZIP_1) of 16-bit noise in square tiles.
  *
  * @param blobBytes
  *   bytes of each tile in the file
  */
final case class TiledImage(file: Path, side: Int, tile: Int, pixels: Array[Short], blobBytes: Seq[Int]) {

  /** The pixel at a position, counted from 1. */
  def pixel(x: Int, y: Int): Short = pixels((y - 1) * side + x - 1)

  /** The pixels of a box, whose ends are within, by row. */
  def box(x1: Int, x2: Int, y1: Int, y2: Int): Seq[Short] = for (y <- y1 to y2; x <- x1 to x2) yield pixel(x, y)

  /** The numbers of the tiles that a box meets. */
  def tilesOf(x1: Int, x2: Int, y1: Int, y2: Int): Seq[Int] =
    for (row <- (y1 - 1) / tile to (y2 - 1) / tile; column <- (x1 - 1) / tile to (x2 - 1) / tile)
      yield row * (side / tile) + column
}

object TiledImage {

  def write(file: Path, side: Int, tile: Int, cards: (String, String)*): TiledImage = {
    val random = new Random(side.toLong * tile)
    val pixels = Array.fill(side * side)(random.nextInt().toShort)
    val across = side / tile
    val blobs = for (row <- 0 until across; column <- 0 until across) yield {
      val raw = ByteBuffer.allocate(tile * tile * 2)
      for (y <- row * tile until (row + 1) * tile; x <- column * tile until (column + 1) * tile)
        raw.putShort(pixels(y * side + x))
      gzip(raw.array)
    }
    val descriptors = ByteBuffer.allocate(blobs.size * 8)
    blobs.foldLeft(0) { (at, blob) =>
      descriptors.putInt(blob.length).putInt(at)
      at + blob.length
    }
    val data = blobs.foldLeft(new ByteArrayOutputStream) { (out, blob) =>
      if (out.size == 0) out.write(descriptors.array)
      out.write(blob)
      out
    }
    Files.createDirectories(file.getParent)
    val head = header(side, tile, blobs.map(_.length).sum, cards)
    Files.write(file, FitsBytes.Primary ++ head ++ FitsBytes.padded(data.toByteArray, 0))
    TiledImage(file, side, tile, pixels, blobs.map(_.length))
  }

  private def header(side: Int, tile: Int, heap: Int, cards: Seq[(String, String)]): Array[Byte] =
    FitsBytes.header(
      Seq(
        "XTENSION" -> FitsBytes.text("BINTABLE"),
        "BITPIX" -> "8",
        "NAXIS" -> "2",
        "NAXIS1" -> "8",
        "NAXIS2" -> ((side / tile) * (side / tile)).toString,
        "PCOUNT" -> heap.toString,
        "GCOUNT" -> "1",
        "TFIELDS" -> "1",
        "TTYPE1" -> FitsBytes.text("COMPRESSED_DATA"),
        "TFORM1" -> FitsBytes.text("1PB"),
        "ZIMAGE" -> "T",
        "ZCMPTYPE" -> FitsBytes.text("GZIP_1"),
        "ZBITPIX" -> "16",
        "ZNAXIS" -> "2",
        "ZNAXIS1" -> side.toString,
        "ZNAXIS2" -> side.toString,
        "ZTILE1" -> tile.toString,
        "ZTILE2" -> tile.toString,
        "EXTNAME" -> FitsBytes.text("SCI")
      ) ++ cards
    )

  private def gzip(raw: Array[Byte]): Array[Byte] = {
    val bytes = new ByteArrayOutputStream
    Using.resource(new GZIPOutputStream(bytes))(_.write(raw))
    bytes.toByteArray
  }
}
