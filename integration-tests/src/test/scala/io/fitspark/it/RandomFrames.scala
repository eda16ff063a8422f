// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.math.{BigDecimal => JBigDecimal, BigInteger}
import java.sql.{Date, Timestamp}
import java.time.{Instant, LocalDateTime, ZoneOffset}

import scala.util.Random

import org.apache.spark.sql.Row
import org.apache.spark.sql.types._

/** Makes frames of random columns of all types that FITS has a place for; the same seed gives the same frame. */
final class RandomFrames(seed: Long) {
  private val random = new Random(seed)

  /** A frame, and its rows as they are after they were written and read. */
  final case class Frame(schema: StructType, rows: Seq[Row], readBack: Seq[Row])

  /** A type, a value of it, and that value once it was in a file. */
  private final case class Kind(dataType: DataType, draw: () => Any, whenNull: Any) {
    def stored(value: Any): Any = if (value == null) whenNull else value
  }

  def frame(maxRows: Int, maxColumns: Int): Frame = {
    val count = random.nextInt(maxRows + 1)
    val columns = (1 to 1 + random.nextInt(maxColumns)).map(i => column(s"c$i", count))
    Frame(
      StructType(columns.map(_._1)),
      rows(columns.map(_._2), count),
      rows(columns.map(_._3), count)
    )
  }

  private def rows(columns: Seq[IndexedSeq[Any]], count: Int): Seq[Row] =
    (0 until count).map(row => Row.fromSeq(columns.map(_(row))))

  private def column(name: String, count: Int): (StructField, IndexedSeq[Any], IndexedSeq[Any]) = {
    val kind = scalar()
    val withNulls = random.nextBoolean()
    def element(): Any = if (withNulls && random.nextInt(5) == 0) null else kind.draw()
    def cells(dataType: DataType)(draw: => (Any, Any)) = {
      val drawn = IndexedSeq.fill(count)(draw)
      (StructField(name, dataType), drawn.map(_._1), drawn.map(_._2))
    }
    val arrays = kind.dataType != BinaryType
    random.nextInt(10) match {
      case 0 | 1 if arrays =>
        val length = random.nextInt(4)
        cells(ArrayType(kind.dataType)) {
          val values = Seq.fill(length)(element())
          (values, values.map(kind.stored))
        }
      case 2 | 3 if arrays =>
        cells(ArrayType(kind.dataType)) {
          val values = Seq.fill(random.nextInt(5))(element())
          if (withNulls && random.nextInt(6) == 0) (null, Nil) else (values, values.map(kind.stored))
        }
      case 4 if arrays =>
        val (outer, inner) = (1 + random.nextInt(3), 1 + random.nextInt(3))
        val open = random.nextBoolean()
        cells(ArrayType(ArrayType(kind.dataType))) {
          val values = Seq.fill(if (open) random.nextInt(outer + 1) else outer)(Seq.fill(inner)(element()))
          (values, values.map(_.map(kind.stored)))
        }
      case _ =>
        cells(kind.dataType) {
          val value = element()
          (value, kind.stored(value))
        }
    }
  }

  private def scalar(): Kind = random.nextInt(16) match {
    case 0  => Kind(BooleanType, () => random.nextBoolean(), null)
    case 1  => Kind(ByteType, () => small(random.nextInt().toByte, (-128).toByte, 127.toByte), null)
    case 2  => Kind(ShortType, () => small(random.nextInt().toShort, Short.MinValue, Short.MaxValue), null)
    case 3  => Kind(IntegerType, () => small(random.nextInt(), Int.MinValue, Int.MaxValue, -1), null)
    case 4  => Kind(LongType, () => small(random.nextLong(), Long.MinValue, Long.MaxValue, -1L), null)
    case 5  => Kind(FloatType, () => java.lang.Float.intBitsToFloat(random.nextInt()), Float.NaN)
    case 6  => Kind(DoubleType, () => java.lang.Double.longBitsToDouble(random.nextLong()), Double.NaN)
    case 7  => Kind(DecimalType(20, 0), () => unsigned(), null)
    case 8  => Kind(DateType, () => Date.valueOf(java.time.LocalDate.ofEpochDay(random.nextInt(60000) - 20000L)), null)
    case 9  => Kind(TimestampType, () => Timestamp.from(instant()), null)
    case 10 => Kind(TimestampNTZType, () => LocalDateTime.ofInstant(instant(), ZoneOffset.UTC), null)
    case 11 => Kind(BinaryType, () => bytes(), Array.emptyByteArray)
    case 12 => Kind(complex(FloatType), () => Row(random.nextFloat(), random.nextFloat()), Row(Float.NaN, Float.NaN))
    case 13 =>
      Kind(complex(DoubleType), () => Row(random.nextDouble(), random.nextDouble()), Row(Double.NaN, Double.NaN))
    case _ => Kind(StringType, () => text(), "")
  }

  private def complex(part: DataType): StructType = new StructType().add("re", part).add("im", part)

  private def small[T](any: T, edges: T*): T = if (random.nextInt(8) == 0) edges(random.nextInt(edges.size)) else any

  private def unsigned(): JBigDecimal =
    new JBigDecimal(
      small(new BigInteger(64, random.self), BigInteger.ZERO, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE))
    )

  private def instant(): Instant =
    Instant.ofEpochSecond(random.nextInt(), 1000L * random.nextInt(1000000))

  private def bytes(): Array[Byte] = {
    val bytes = new Array[Byte](random.nextInt(6))
    random.nextBytes(bytes)
    bytes
  }

  /** No blank at the end, which does not count. */
  private def text(): String = {
    val length = if (random.nextInt(20) == 0) random.nextInt(40) else random.nextInt(6)
    val drawn = Seq.fill(length)(" abcXYZ019_-.\u00e9" (random.nextInt(14))).mkString
    if (drawn.endsWith(" ")) drawn.dropRight(1) + "." else drawn
  }
}
