// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What {@code ./quickstart} runs: shows what a FITS file holds, then a SQL query over it in local Spark. The answer goes to
 * standard output, what it is doing to standard error.
 */
public final class QuickStart {

    private static final int SHOWN_ROWS = 20;
    private static final int SHOWN_WIDTH = 60;

    private final PrintStream out;
    private final PrintStream progress;

    QuickStart(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Arguments: the file, then optionally the query, one or several words. */
    public static void main(String[] arguments) {
        System.exit(new QuickStart(System.out, System.err).run(arguments));
    }

    /** Returns the exit code: 0, 1 for a file or query that does not work, 2 for a wrong call. */
    int run(String... arguments) {
        if (arguments.length == 0) {
            progress.println("quickstart: which file?");
            return 2;
        }
        Path file = Path.of(arguments[0]);
        String sql = String.join(" ", Arrays.asList(arguments).subList(1, arguments.length));
        try {
            show(file, sql.isBlank() ? null : sql);
            return 0;
        } catch (Exception e) {
            out.flush();
            progress.println("quickstart: " + Failure.message(e));
            return 1;
        }
    }

    private void show(Path file, String sql) throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(Files.exists(file) ? "not a file: " + file : "no such file: " + file);
        }
        List<TableHdu> tables = Contents.print(file, out);
        progress.println("Starting Spark ...");
        try (SparkSession spark = session()) {
            Views views = Views.register(spark, file, tables);
            views.print(out);
            String query = sql != null ? sql : views.defaultQuery();
            progress.println("Running the query in Spark " + spark.version() + " ...");
            out.println("SQL> " + query.replace("\n", "\n     "));
            long start = System.nanoTime();
            Dataset<Row> answer = spark.sql(query);
            if (answer.columns().length > 0) {
                answer.show(SHOWN_ROWS, SHOWN_WIDTH);
            }
            progress.printf(Locale.ROOT, "Done in %.1f s.%n", (System.nanoTime() - start) / 1e9);
        }
    }

    private static SparkSession session() {
        return SparkSession.builder()
                .appName("fitspark quickstart")
                .master("local[*]")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.catalogImplementation", "in-memory")
                .getOrCreate();
    }
}
