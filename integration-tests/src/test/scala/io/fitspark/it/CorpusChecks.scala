// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

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
}
