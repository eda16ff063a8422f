// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Checksums of columns whose rows come in any order: the sum modulo 2^64 of each cell's own sum, times 2 k + 1, where k is the
 * row's value in the column {@value #KEY}. Sees a cell that went to another row.
 */
final class CellSums {

    /** The column that says which row it is. */
    static final String KEY = "id";

    private CellSums() {}

    /** By column, as {@code rows:sum}. */
    static Map<String, String> of(Dataset<Row> frame) {
        StructType schema = frame.schema();
        int key = schema.fieldIndex(KEY);
        List<long[]> parts = ((org.apache.spark.sql.classic.Dataset<Row>) frame)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(rows -> sums(rows, schema, key))
                .collect();
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.put(schema.fieldNames()[i], text(parts, schema.size(), i));
        }
        return columns;
    }

    private static String text(List<long[]> parts, int count, int column) {
        long rows = 0;
        long sum = 0;
        for (long[] part : parts) {
            rows += part[count];
            sum += part[column];
        }
        return String.format("%d:%016x", rows, sum);
    }

    /** The sums of the columns, then the number of rows. */
    private static Iterator<long[]> sums(Iterator<InternalRow> rows, StructType schema, int key) {
        StructField[] fields = schema.fields();
        long[] sums = new long[fields.length + 1];
        CellSum cell = new CellSum();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            long weight = 2 * row.getLong(key) + 1;
            for (int i = 0; i < fields.length; i++) {
                sums[i] += weight * cell.of(row, i, fields[i].dataType());
            }
            sums[fields.length]++;
        }
        return List.of(sums).iterator();
    }
}
