// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.io.ByteArrayOutputStream
import java.nio.ByteBuffer
import java.nio.charset.StandardCharsets.US_ASCII
import java.nio.file.{Files, Path}

import org.apache.spark.sql.Row
import org.apache.spark.sql.types.{StructField, StructType}

/** A cell of a table to be written: its bytes, and what Spark should make of them. */
sealed trait FitsCell { def value: Any }

final case class RowCell(bytes: Array[Byte], value: Any) extends FitsCell

/** A cell in the heap; the descriptor counts `elements`. */
final case class HeapCell(bytes: Array[Byte], elements: Int, value: Any) extends FitsCell

/** @param ddl
  *   type in Spark
  * @param cards
  *   root of a keyword (`TNULL`) to the text of its value
  */
final case class FitsColumn(
    name: String,
    tform: String,
    ddl: String,
    cards: Seq[(String, String)],
    cells: Seq[FitsCell]
) {
  def isLong: Boolean = tform.contains('Q')
}

object FitsColumn {

  /** A column of scalars, for tables made by hand. */
  def ints(name: String, values: Seq[Int]): FitsColumn =
    FitsColumn(name, "1J", "INT", Nil, values.map(v => RowCell(ByteBuffer.allocate(4).putInt(v).array, v)))

  def longs(name: String, values: Seq[Long]): FitsColumn =
    FitsColumn(name, "1K", "BIGINT", Nil, values.map(v => RowCell(ByteBuffer.allocate(8).putLong(v).array, v)))

  def doubles(name: String, values: Seq[Double]): FitsColumn =
    FitsColumn(name, "1D", "DOUBLE", Nil, values.map(v => RowCell(ByteBuffer.allocate(8).putDouble(v).array, v)))

  def complexes(name: String, values: Seq[(Double, Double)]): FitsColumn =
    FitsColumn(
      name,
      "1M",
      "STRUCT<re: DOUBLE, im: DOUBLE>",
      Nil,
      values.map { case (re, im) => RowCell(ByteBuffer.allocate(16).putDouble(re).putDouble(im).array, Row(re, im)) }
    )

  def strings(name: String, width: Int, values: Seq[String]): FitsColumn =
    FitsColumn(name, s"${width}A", "STRING", Nil, values.map(v => RowCell(v.padTo(width, ' ').getBytes(US_ASCII), v)))
}

/** An HDU to be written after the primary one. */
sealed trait FitsHdu {

  /** Header and data, padding included. */
  def bytes: Array[Byte]
}

/** An image of zeros. */
final case class FitsImage(axes: Seq[Int], cards: Seq[(String, String)] = Nil) extends FitsHdu {
  def bytes: Array[Byte] = {
    val structure = Seq("XTENSION" -> FitsBytes.text("IMAGE"), "BITPIX" -> "16", "NAXIS" -> axes.size.toString)
    val sizes = axes.zipWithIndex.map { case (size, i) => s"NAXIS${i + 1}" -> size.toString }
    FitsBytes.header(structure ++ sizes ++ Seq("PCOUNT" -> "0", "GCOUNT" -> "1") ++ cards) ++
      FitsBytes.padded(new Array[Byte](axes.product * 2), 0)
  }
}

/** A binary table, and the rows that should be read. */
final case class FitsTable(columns: Seq[FitsColumn], cards: Seq[(String, String)] = Nil) extends FitsHdu {
  require(columns.map(_.cells.size).distinct.size <= 1, columns.map(_.cells.size))

  val rowCount: Int = columns.headOption.map(_.cells.size).getOrElse(0)

  def schema: StructType =
    StructType(columns.map(column => StructField(column.name, StructType.fromDDL("c " + column.ddl)("c").dataType)))

  def rows: Seq[Row] = (0 until rowCount).map(row => Row.fromSeq(columns.map(_.cells(row).value)))

  /** The same table with a name. */
  def named(extname: String, extver: Option[Int] = None): FitsTable =
    copy(cards = cards ++ Seq("EXTNAME" -> FitsBytes.text(extname)) ++ extver.map("EXTVER" -> _.toString))

  def bytes: Array[Byte] = {
    val heap = new ByteArrayOutputStream
    val rows = new ByteArrayOutputStream
    (0 until rowCount).foreach(row => columns.foreach(column => rows.write(inRow(column, column.cells(row), heap))))
    val rowBytes = columns.map(rowWidth).sum
    val header = Seq(
      "XTENSION" -> FitsBytes.text("BINTABLE"),
      "BITPIX" -> "8",
      "NAXIS" -> "2",
      "NAXIS1" -> rowBytes.toString,
      "NAXIS2" -> rowCount.toString,
      "PCOUNT" -> heap.size.toString,
      "GCOUNT" -> "1",
      "TFIELDS" -> columns.size.toString
    ) ++ columns.zipWithIndex.flatMap { case (column, i) =>
      (Seq("TTYPE" -> FitsBytes.text(column.name), "TFORM" -> FitsBytes.text(column.tform)) ++ column.cards).map {
        case (root, value) => s"$root${i + 1}" -> value
      }
    } ++ cards
    FitsBytes.header(header) ++ FitsBytes.padded(rows.toByteArray ++ heap.toByteArray, 0)
  }

  private def inRow(column: FitsColumn, cell: FitsCell, heap: ByteArrayOutputStream): Array[Byte] = cell match {
    case RowCell(bytes, _) => bytes
    case HeapCell(bytes, elements, _) =>
      val offset = heap.size
      heap.write(bytes)
      if (column.isLong) ByteBuffer.allocate(16).putLong(elements).putLong(offset).array
      else ByteBuffer.allocate(8).putInt(elements).putInt(offset).array
  }

  private def rowWidth(column: FitsColumn): Int = column.cells.headOption match {
    case Some(RowCell(bytes, _)) => bytes.length
    case Some(_: HeapCell)       => if (column.isLong) 16 else 8
    case None                    => FitsBytes.width(column.tform)
  }
}

/** Writes FITS files, just well enough for the suites; shares nothing with the reader. */
object FitsBytes {
  private val Block = 2880

  val Primary: Array[Byte] = header(Seq("SIMPLE" -> "T", "BITPIX" -> "8", "NAXIS" -> "0", "EXTEND" -> "T"))

  def write(file: Path, hdus: FitsHdu*): Path = {
    Files.createDirectories(file.getParent)
    Files.write(file, hdus.map(_.bytes).foldLeft(Primary)(_ ++ _))
  }

  /** A string as it stands in a card. */
  def text(value: String): String = "'" + value.replace("'", "''").padTo(8, ' ') + "'"

  def header(cards: Seq[(String, String)]): Array[Byte] = {
    val lines = cards.map { case (keyword, value) =>
      val field = if (value.startsWith("'")) value else value.reverse.padTo(20, ' ').reverse
      (keyword.padTo(8, ' ') + "= " + field).padTo(80, ' ')
    }
    require(lines.forall(_.length == 80), lines.filter(_.length != 80))
    padded((lines :+ "END".padTo(80, ' ')).mkString.getBytes(US_ASCII), ' ')
  }

  def padded(bytes: Array[Byte], filler: Byte): Array[Byte] =
    bytes.padTo((bytes.length + Block - 1) / Block * Block, filler)

  /** Bytes that a TFORM takes in a row. */
  def width(tform: String): Int = {
    val repeat = tform.takeWhile(_.isDigit)
    val count = if (repeat.isEmpty) 1 else repeat.toInt
    tform.charAt(repeat.length) match {
      case 'X'             => (count + 7) / 8
      case 'L' | 'B' | 'A' => count
      case 'I'             => count * 2
      case 'J' | 'E'       => count * 4
      case 'M' | 'Q'       => count * 16
      case _               => count * 8
    }
  }
}
