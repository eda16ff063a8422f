// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import org.apache.spark.sql.Row
import org.apache.spark.sql.functions.col
import org.apache.spark.sql.types.ArrayType
import org.scalatest.Assertion

/** Compares what Spark reads with what the corpus expects. */
trait CorpusChecks { this: SparkFitsSuiteBase =>

  /** @param path of a file of the corpus, or of a copy elsewhere */
  protected def checkTable(path: Any, table: ExpectedTable, options: (String, Any)*): Assertion = {
    val frame = fits(options :+ ("hdu" -> table.hdu): _*)(path)
    withClue(s"$path, HDU ${table.hdu}, ${options.mkString(", ")}: ") {
      assert(columnsOf(frame.schema) === table.schema)
      val rules = table.columns.map(column => if (column.scaled) SameValues.Scaled else SameValues.Exact)
      SameValues.difference(table.rows, frame.collect().toSeq, rules).foreach(fail(_))
      succeed
    }
  }

  /** The columns without arrays by themselves, which are read in another way. */
  protected def checkScalars(path: Any, table: ExpectedTable): Unit = {
    val scalars = table.columns.indices.filterNot(i => table.columns(i).dataType.isInstanceOf[ArrayType]).take(20)
    if (scalars.nonEmpty && scalars.size < table.columns.size) withClue(s"$path, HDU ${table.hdu}, scalars: ") {
      val names = scalars.map(i => "`" + table.columns(i).name.replace("`", "``") + "`")
      val rows = fits("hdu" -> table.hdu)(path).select(names.map(col): _*).collect().toSeq
      val expected = table.rows.map(row => Row.fromSeq(scalars.map(row(_))))
      val rules = scalars.map(i => if (table.columns(i).scaled) SameValues.Scaled else SameValues.Exact)
      SameValues.difference(expected, rows, rules).foreach(fail(_))
    }
  }
}
