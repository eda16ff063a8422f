// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it

import org.apache.spark.sql.Row

/** Arrays of bytes are equal only if they are the same array: rows are compared with their bytes as text. */
object BytesAsText {
  def row(row: Row): Row = Row.fromSeq(row.toSeq.map {
    case bytes: Array[Byte] => bytes.map(byte => f"$byte%02x").mkString
    case other              => other
  })
}
