// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.lang.{Double => JDouble, Float => JFloat}
import java.math.{BigDecimal => JBigDecimal}

import org.apache.spark.sql.Row

/** Compares values as Spark hands them out. Floats are equal if their bits are, or if both are NaN: SQL's idea of equality would
  * take 0.0 for -0.0, and Scala's would take NaN for different from itself.
  */
object SameValues {

  /** Whether the sign of a zero counts. */
  final case class Rules(signOfZero: Boolean)

  val Exact: Rules = Rules(signOfZero = true)

  /** For scaled columns: `0 * scale + zero` may come out as either zero. */
  val Scaled: Rules = Rules(signOfZero = false)

  /** What differs first, if anything. */
  def difference(expected: Seq[Row], actual: Seq[Row], rules: Int => Rules = _ => Exact): Option[String] =
    if (expected.size != actual.size) Some(s"${expected.size} rows expected, ${actual.size} found")
    else {
      val differences = for {
        row <- expected.indices.iterator
        found <- rowDifference(expected(row), actual(row), rules)
      } yield s"row $row, $found"
      differences.nextOption()
    }

  private def rowDifference(expected: Row, actual: Row, rules: Int => Rules): Option[String] =
    if (expected.length != actual.length) Some(s"${expected.length} columns expected, ${actual.length} found")
    else
      expected.toSeq.indices.find(i => !same(expected(i), actual(i), rules(i))).map { i =>
        val name = Option(actual.schema).map(_.fieldNames(i)).getOrElse(i.toString)
        s"column $name: expected ${show(expected(i))}, found ${show(actual(i))}"
      }

  def same(expected: Any, actual: Any, rules: Rules = Exact): Boolean = (expected, actual) match {
    case (null, null)                                 => true
    case (null, _) | (_, null)                        => false
    case (a: Row, b: Row)                             => sameAll(a.toSeq, b.toSeq, rules)
    case (a: collection.Seq[_], b: collection.Seq[_]) => sameAll(a, b, rules)
    case (a: Float, b: Float) =>
      JFloat.floatToRawIntBits(a) == JFloat.floatToRawIntBits(b) || (a.isNaN && b.isNaN) ||
      (!rules.signOfZero && a == 0 && b == 0)
    case (a: Double, b: Double) =>
      JDouble.doubleToRawLongBits(a) == JDouble.doubleToRawLongBits(b) || (a.isNaN && b.isNaN) ||
      (!rules.signOfZero && a == 0 && b == 0)
    case (a: JBigDecimal, b: JBigDecimal) => a.compareTo(b) == 0 && a.scale == b.scale
    case (a, b)                           => a.getClass == b.getClass && a == b
  }

  private def sameAll(expected: collection.Seq[_], actual: collection.Seq[_], rules: Rules): Boolean =
    expected.size == actual.size && expected.iterator.zip(actual.iterator).forall { case (a, b) => same(a, b, rules) }

  /** Equal for same rows, and mostly different for others. */
  def sortKey(row: Row): String = show(row)

  private def show(value: Any): String = value match {
    case null                     => "null"
    case row: Row                 => row.toSeq.map(show).mkString("{", ", ", "}")
    case items: collection.Seq[_] => items.map(show).mkString("[", ", ", "]")
    case string: String           => s"'$string'"
    case other                    => s"$other (${other.getClass.getSimpleName})"
  }
}
