// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table in a file.
 *
 * @param format the name by which Spark knows its format
 */
record SparkTable(SparkSession session, String format, String file) {

    /** Finds the table anew: nothing is known of it from the iteration before. */
    Dataset<Row> load() {
        return session.read().format(format).load(file);
    }

    /** What was done with it, for the report. */
    String described(String query) {
        return format + ": " + query;
    }
}
