// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import java.nio.ByteBuffer

import scala.jdk.CollectionConverters._

import org.apache.spark.sql.Row

/** The Java API, used by a Java program. */
class JavaApiSuite extends SparkFitsSuiteBase {

  private lazy val user = {
    val magnitudes = Seq(Seq(9.5f, 10f, 10.5f), Seq(12f, 13f, 14f), Seq(10.25f, 11f, Float.NaN))
    val table = FitsTable(
      Seq(
        FitsColumn.longs("id", Seq(1L << 40, 2, 3)),
        FitsColumn.strings("name", 8, Seq("Vega", "Barnard", "Mizar")),
        FitsColumn(
          "mag",
          "3E",
          "ARRAY<FLOAT>",
          Nil,
          magnitudes.map { mag =>
            val bytes = ByteBuffer.allocate(12)
            mag.foreach(bytes.putFloat)
            RowCell(bytes.array, mag)
          }
        ),
        FitsColumn.complexes("z", Seq(1.0 -> -1.0, 2.0 -> -2.0, 3.0 -> -3.5))
      )
    ).named("STARS")
    new JavaUser(spark, FitsBytes.write(folder.resolve("stars.fits"), table).toString)
  }

  test("rows") {
    val expected =
      Seq(
        "1099511627776 Vega [9.5, 10.0, 10.5] -1.0",
        "2 Barnard [12.0, 13.0, 14.0] -2.0",
        "3 Mizar [10.25, 11.0, NaN] -3.5"
      )
    assert(user.rows().asScala === expected)
  }

  test("beans and lambdas") {
    assert(user.beans().asScala === Seq("Barnard@-2.0", "Mizar@-3.5"))
  }

  test("columns, aggregates and SQL") {
    assert(user.meanOfSecondMagnitude() === 34.0 / 3)
    assert(user.brightest().asScala === Seq(Row("Mizar"), Row("Vega")))
  }
}
