// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows written to a sink that drops them, as rows: Spark converts what is read by columns. */
final class SinkWork implements Work {

    private final SparkTable table;
    private final List<String> columns;
    private final Between condition;

    /**
     * Some or all rows and columns.
     *
     * @param columns null for all
     * @param condition null for all rows
     */
    SinkWork(SparkTable table, List<String> columns, Between condition) {
        this.table = table;
        this.columns = columns;
        this.condition = condition;
    }

    @Override
    public String variant() {
        return table.described("write.format(noop)");
    }

    @Override
    public void run() {
        select(columns).write().format("noop").mode("overwrite").save();
    }

    private Dataset<Row> select(List<String> names) {
        Dataset<Row> rows = table.load();
        if (condition != null) {
            rows = rows.where(col(condition.column()).between(condition.low(), condition.high()));
        }
        return names == null
                ? rows
                : rows.select(names.stream().map(name -> col(name)).toArray(Column[]::new));
    }

    /** The sink keeps nothing, so the same query is run once more, with the key that the sums need. */
    @Override
    public Map<String, String> checksums() {
        if (columns == null || columns.contains(CellSums.KEY)) {
            return CellSums.of(select(columns));
        }
        List<String> keyed = new ArrayList<>(columns);
        keyed.add(CellSums.KEY);
        return CellSums.of(select(keyed));
    }
}
