// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** Sum, minimum and maximum of some columns. */
final class AggregateWork implements Work {

    private final SparkTable table;
    private final List<String> columns;
    private Row result;

    AggregateWork(SparkTable table, List<String> columns) {
        this.table = table;
        this.columns = columns;
    }

    @Override
    public String variant() {
        return table.described("agg(sum, min, max)");
    }

    @Override
    public void run() {
        List<Column> asked = new ArrayList<>();
        for (String column : columns) {
            asked.addAll(List.of(sum(column), min(column), max(column)));
        }
        result = table.load()
                .agg(asked.get(0), asked.subList(1, asked.size()).toArray(Column[]::new))
                .first();
    }

    @Override
    public Map<String, String> checksums() {
        Map<String, String> values = new LinkedHashMap<>();
        String[] names = result.schema().fieldNames();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], text(result.get(i)));
        }
        return values;
    }

    /** Ten digits of a floating-point number: the order of a sum, and so its last bits, is Spark's to choose. */
    static String text(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.9e", number) : String.valueOf(value);
    }
}
