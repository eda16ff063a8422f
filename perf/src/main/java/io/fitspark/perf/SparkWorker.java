// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;

import org.apache.spark.sql.SparkSession;

/** Spark over one table format, as its users run it: two cores, all settings of Spark SQL at their defaults. */
public final class SparkWorker {

    private SparkWorker() {}

    /**
     * Serves standard input.
     *
     * @param arguments the name of the format, {@code fits} or {@code parquet}; the codec that it writes with, if it is not for the row to say, or
     *     {@code dir} for directories where the row says one file
     */
    public static void main(String[] arguments) throws IOException {
        String format = arguments[0];
        String codec = arguments.length > 1 ? arguments[1] : null;
        try (SparkSession session = session()) {
            new Worker(version(session, format), request -> work(session, format, codec, request)).serve();
        }
    }

    static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("fitspark-perf")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.log.level", "ERROR")
                .getOrCreate();
    }

    private static Work work(SparkSession session, String format, String codec, Request request) {
        SparkTable table = new SparkTable(session, format, request.file());
        return switch (request.operation()) {
            case "count" -> new CountWork(table);
            case "aggregate" -> new AggregateWork(table, request.list("columns"));
            case "sink" -> new SinkWork(table, request.list("columns"), Between.of(request));
            case "write" ->
                new SparkWriteWork(session, SparkOutput.of(format, codec, request.parameters()), request.file());
            case "batches" -> new BatchesWork(table);
            default -> null;
        };
    }

    private static String version(SparkSession session, String format) {
        String spark = "Spark " + session.version();
        return format.equals("fits") ? System.getProperty("fitspark.version", "unknown") + " in " + spark : spark;
    }
}
