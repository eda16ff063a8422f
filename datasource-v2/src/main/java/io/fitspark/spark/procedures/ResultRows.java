// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import java.util.List;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.types.StructType;

/** Rows that are there already. */
record ResultRows(StructType readSchema, List<InternalRow> all) implements LocalScan {
    @Override
    public InternalRow[] rows() {
        return all.toArray(InternalRow[]::new);
    }
}
