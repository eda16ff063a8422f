// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** All columns, as the batches that the scan gives: what is left of a whole table in rows without the conversion to rows. */
final class BatchesWork implements Work {

    private final SparkTable table;
    private long rows;

    BatchesWork(SparkTable table) {
        this.table = table;
    }

    @Override
    public String variant() {
        return table.described("executeColumnar() of the scan");
    }

    @Override
    public void run() {
        SparkPlan plan = ((Dataset<?>) table.load()).queryExecution().executedPlan();
        while (!plan.children().isEmpty()) {
            plan = plan.children().head();
        }
        rows = plan.executeColumnar()
                .toJavaRDD()
                .mapPartitions(BatchesWork::count)
                .reduce(Long::sum);
    }

    private static Iterator<Long> count(Iterator<ColumnarBatch> batches) {
        long count = 0;
        while (batches.hasNext()) {
            count += batches.next().numRows();
        }
        return List.of(count).iterator();
    }

    @Override
    public Map<String, String> checksums() {
        return Map.of("rows", Long.toString(rows));
    }
}
