// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.HashMap;
import java.util.Map;

import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** Rows for a table that is there: their columns are described as those of the table. */
record DescribedRows(LogicalWriteInfo info, StructType table) implements LogicalWriteInfo {
    @Override
    public CaseInsensitiveStringMap options() {
        return info.options();
    }

    @Override
    public String queryId() {
        return info.queryId();
    }

    @Override
    public StructType schema() {
        Map<String, StructField> known = new HashMap<>();
        for (StructField field : table.fields()) {
            known.put(field.name(), field);
        }
        StructField[] fields = info.schema().fields().clone();
        for (int i = 0; i < fields.length; i++) {
            StructField field = known.get(fields[i].name());
            if (field != null) {
                fields[i] = new StructField(field.name(), fields[i].dataType(), fields[i].nullable(), field.metadata());
            }
        }
        return new StructType(fields);
    }
}
