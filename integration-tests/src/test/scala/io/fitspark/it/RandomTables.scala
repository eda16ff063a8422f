// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.math.{BigDecimal => JBigDecimal, BigInteger}
import java.nio.ByteBuffer
import java.nio.charset.StandardCharsets.US_ASCII

import scala.util.Random

import org.apache.spark.sql.Row

/** Makes tables of random columns; the same seed gives the same table. */
final class RandomTables(seed: Long) {
  private val random = new Random(seed)

  /** One kind of element: its code in TFORM, its Spark type, and how to draw one. */
  private case class Element(code: Char, ddl: String, cards: Seq[(String, String)], draw: () => (Array[Byte], Any))

  def table(maxRows: Int, maxColumns: Int): FitsTable = {
    val rows = if (random.nextInt(12) == 0) 0 else 1 + random.nextInt(maxRows)
    of(rows, 1 + random.nextInt(maxColumns))
  }

  def of(rows: Int, columns: Int): FitsTable = FitsTable((1 to columns).map(i => column(s"c$i", rows)))

  def column(name: String, rows: Int): FitsColumn = random.nextInt(8) match {
    case 0 => strings(name, rows)
    case 1 => bits(name, rows)
    case _ =>
      val element = oneOf(elements)
      random.nextInt(10) match {
        case 0 | 1 | 2 | 3 => scalars(name, element, rows)
        case 4 | 5         => vectors(name, element, rows, oneOf(Seq(0, 2, 3, 7)))
        case 6             => matrices(name, element, rows)
        case _             => lists(name, element, rows, oneOf("PQ"))
      }
  }

  private def scalars(name: String, element: Element, rows: Int): FitsColumn =
    FitsColumn(
      name,
      s"1${element.code}",
      element.ddl,
      element.cards,
      cells(rows)((RowCell.apply _).tupled(element.draw()))
    )

  private def vectors(name: String, element: Element, rows: Int, repeat: Int): FitsColumn =
    FitsColumn(
      name,
      s"$repeat${element.code}",
      s"ARRAY<${element.ddl}>",
      element.cards,
      cells(rows) {
        val drawn = Seq.fill(repeat)(element.draw())
        RowCell(drawn.flatMap(_._1).toArray, drawn.map(_._2))
      }
    )

  /** Two axes; the first of TDIM varies fastest. */
  private def matrices(name: String, element: Element, rows: Int): FitsColumn = {
    val (inner, outer) = (1 + random.nextInt(4), 1 + random.nextInt(3))
    FitsColumn(
      name,
      s"${inner * outer}${element.code}",
      s"ARRAY<ARRAY<${element.ddl}>>",
      element.cards :+ ("TDIM" -> FitsBytes.text(s"($inner,$outer)")),
      cells(rows) {
        val drawn = Seq.fill(inner * outer)(element.draw())
        RowCell(drawn.flatMap(_._1).toArray, drawn.map(_._2).grouped(inner).toSeq)
      }
    )
  }

  private def lists(name: String, element: Element, rows: Int, descriptor: Char): FitsColumn =
    FitsColumn(
      name,
      s"1$descriptor${element.code}(9)",
      s"ARRAY<${element.ddl}>",
      element.cards,
      cells(rows) {
        val drawn = Seq.fill(random.nextInt(10))(element.draw())
        HeapCell(drawn.flatMap(_._1).toArray, drawn.size, drawn.map(_._2))
      }
    )

  private def strings(name: String, rows: Int): FitsColumn = {
    val width = oneOf(Seq(1, 4, 11))
    if (random.nextBoolean())
      FitsColumn(
        name,
        s"${width}A",
        "STRING",
        Nil,
        cells(rows) {
          val string = text(random.nextInt(width + 1))
          val filler = if (random.nextBoolean()) ' ' else '\u0000'
          RowCell(string.padTo(width, filler).getBytes(US_ASCII), string)
        }
      )
    else
      FitsColumn(
        name,
        s"1PA($width)",
        "STRING",
        Nil,
        cells(rows) {
          val string = text(random.nextInt(width + 1))
          HeapCell(string.getBytes(US_ASCII), string.length, string)
        }
      )
  }

  /** No blank at the end, which does not count. */
  private def text(length: Int): String = {
    val string = Seq.fill(length)(oneOf(" abcXYZ019_-.")).mkString
    if (string.endsWith(" ")) string.dropRight(1) + "." else string
  }

  private def bits(name: String, rows: Int): FitsColumn = {
    val count = oneOf(Seq(1, 3, 8, 13))
    FitsColumn(
      name,
      s"${count}X",
      if (count == 1) "BOOLEAN" else "ARRAY<BOOLEAN>",
      Nil,
      cells(rows) {
        val values = Seq.fill(count)(random.nextBoolean())
        val bytes = new Array[Byte]((count + 7) / 8)
        values.indices.filter(values).foreach(i => bytes(i / 8) = (bytes(i / 8) | 0x80 >> i % 8).toByte)
        RowCell(bytes, if (count == 1) values.head else values)
      }
    )
  }

  private def elements: Seq[Element] = Seq(
    Element('L', "BOOLEAN", Nil, () => oneOf(Seq(one('T') -> true, one('F') -> false, one(0) -> null))),
    Element('E', "FLOAT", Nil, () => { val v = float(); (ByteBuffer.allocate(4).putFloat(v).array, v) }),
    Element('D', "DOUBLE", Nil, () => { val v = double(); (ByteBuffer.allocate(8).putDouble(v).array, v) }),
    Element(
      'C',
      "STRUCT<re: FLOAT, im: FLOAT>",
      Nil,
      () => {
        val (re, im) = (float(), float())
        (ByteBuffer.allocate(8).putFloat(re).putFloat(im).array, Row(re, im))
      }
    ),
    Element(
      'M',
      "STRUCT<re: DOUBLE, im: DOUBLE>",
      Nil,
      () => {
        val (re, im) = (double(), double())
        (ByteBuffer.allocate(16).putDouble(re).putDouble(im).array, Row(re, im))
      }
    ),
    integer('B', 1, "SMALLINT", 0, v => (v & 0xff).toShort),
    integer('B', 1, "TINYINT", -128, v => ((v & 0xff) - 128).toByte),
    integer('I', 2, "SMALLINT", 0, v => v.toShort),
    integer('I', 2, "INT", 1L << 15, v => v.toShort + (1 << 15)),
    integer('J', 4, "INT", 0, v => v.toInt),
    integer('J', 4, "BIGINT", 1L << 31, v => v.toInt + (1L << 31)),
    integer('K', 8, "BIGINT", 0, v => v),
    unsignedLong,
    scaled
  )

  private def integer(code: Char, width: Int, ddl: String, zero: Long, value: Long => Any): Element = {
    val bias = if (zero == 0) Nil else Seq("TZERO" -> zero.toString)
    if (random.nextInt(3) > 0) Element(code, ddl, bias, () => { val v = long(width); (bytes(v, width), value(v)) })
    else {
      val tnull = random.nextInt(100).toLong
      val draw = () => {
        val stored = if (random.nextInt(4) == 0) tnull else long(width)
        val isNull = bytes(stored, width).sameElements(bytes(tnull, width))
        (bytes(stored, width), if (isNull) null else value(stored))
      }
      Element(code, ddl, bias :+ ("TNULL" -> tnull.toString), draw)
    }
  }

  private def unsignedLong: Element = {
    val zero = BigInteger.ONE.shiftLeft(63)
    val draw = () => {
      val stored = long(8)
      (bytes(stored, 8), new JBigDecimal(BigInteger.valueOf(stored).add(zero)))
    }
    Element('K', "DECIMAL(20,0)", Seq("TZERO" -> zero.toString), draw)
  }

  private def scaled: Element = {
    val draw = () => {
      val stored = long(2).toShort
      (bytes(stored, 2), stored * 0.25 + 3.5)
    }
    Element('I', "DOUBLE", Seq("TSCAL" -> "0.25", "TZERO" -> "3.5"), draw)
  }

  /** Now and then a value at the edge. */
  private def long(width: Int): Long = {
    val bits = width * 8
    random.nextInt(6) match {
      case 0 => oneOf(Seq(0L, 1L, -1L, 1L << bits - 1, (1L << bits - 1) - 1))
      case _ => random.nextLong()
    }
  }

  private def float(): Float = random.nextInt(6) match {
    case 0 => oneOf(Seq(0f, -0f, Float.NaN, Float.PositiveInfinity, Float.NegativeInfinity, Float.MinPositiveValue))
    case _ => java.lang.Float.intBitsToFloat(random.nextInt())
  }

  private def double(): Double = random.nextInt(6) match {
    case 0 => oneOf(Seq(0d, -0d, Double.NaN, Double.PositiveInfinity, Double.NegativeInfinity, Double.MinPositiveValue))
    case _ => java.lang.Double.longBitsToDouble(random.nextLong())
  }

  private def bytes(value: Long, width: Int): Array[Byte] = ByteBuffer.allocate(8).putLong(value).array.drop(8 - width)

  private def one(byte: Int): Array[Byte] = Array(byte.toByte)

  private def cells(rows: Int)(draw: => FitsCell): Seq[FitsCell] = IndexedSeq.fill(rows)(draw)

  private def oneOf[T](choices: Seq[T]): T = choices(random.nextInt(choices.size))
}
