// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;

import org.apache.spark.sql.SparkSession;

/** Makes the Parquet files that Spark is compared on: the rows and columns of a FITS table, one file for each split. */
public final class ParquetMaker {

    private ParquetMaker() {}

    /**
     * Converts one table.
     *
     * @param arguments the FITS file, the folder to write, the codec
     */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession session = SparkWorker.session()) {
            new SparkTable(session, "fits", arguments[0])
                    .load()
                    .write()
                    .option("compression", arguments[2])
                    .parquet(arguments[1]);
        }
    }
}
