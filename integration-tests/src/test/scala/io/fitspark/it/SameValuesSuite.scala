// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.math.{BigDecimal => JBigDecimal}

import scala.collection.mutable.ArrayBuffer

import org.apache.spark.sql.Row
import org.scalatest.funsuite.AnyFunSuite

/** The comparison that all other suites stand on does find differences. */
class SameValuesSuite extends AnyFunSuite {

  test("floats are compared by their bits, but one NaN is as good as another") {
    assert(SameValues.same(Double.NaN, java.lang.Double.longBitsToDouble(0x7ff8000000000001L)))
    assert(!SameValues.same(0.0, -0.0) && !SameValues.same(0f, -0f))
    assert(SameValues.same(0.0, -0.0, SameValues.Scaled))
    assert(!SameValues.same(0.0, Double.MinPositiveValue, SameValues.Scaled))
    assert(!SameValues.same(1f, Math.nextUp(1f)))
    assert(!SameValues.same(Double.NaN, null) && !SameValues.same(null, Double.NaN))
  }

  test("types count") {
    assert(!SameValues.same(1, 1L) && !SameValues.same(1f, 1.0) && !SameValues.same(1.toShort, 1))
    assert(!SameValues.same(new JBigDecimal("1"), new JBigDecimal("1.0")))
  }

  test("arrays and structs are compared to their leaves") {
    assert(SameValues.same(Seq(Seq(1, 2), Nil), Seq(Seq(1, 2), Nil)))
    assert(!SameValues.same(Seq(1, 2), Seq(1)) && !SameValues.same(Seq(1, null), Seq(1, 0)))
    val (mutable, other) = (ArrayBuffer(0.0, Double.NaN), ArrayBuffer(-0.0, Double.NaN))
    assert(SameValues.same(mutable, mutable.clone()) && !SameValues.same(mutable, other))
    assert(SameValues.same(mutable, mutable.toList) && SameValues.same(mutable.toList, mutable))
    assert(!SameValues.same(Row(1.0, 2.0), Row(1.0, -2.0)))
  }

  test("the first difference is told") {
    val expected = Seq(Row(1, "a"), Row(2, "b"))
    assert(SameValues.difference(expected, expected) === None)
    assert(SameValues.difference(expected, expected.take(1)) === Some("2 rows expected, 1 found"))
    val found = SameValues.difference(expected, Seq(Row(1, "a"), Row(2, "c")))
    assert(found === Some("row 1, column 1: expected 'b', found 'c'"))
  }
}
