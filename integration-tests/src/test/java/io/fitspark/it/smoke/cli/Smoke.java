// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.smoke.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.spark.sql.SparkSession;

import io.fitspark.it.smoke.CorpusChecks;
import io.fitspark.it.smoke.ReadChecks;
import io.fitspark.it.smoke.SmokeCheck;
import io.fitspark.it.smoke.SmokeContext;

/**
 * {@code Smoke VERSION SAMPLE CORPUS SCRATCH}: runs all checks in a local Spark, which has to be of that version, tells of what
 * fails, and prints the sum as the last line.
 */
public final class Smoke {
    private Smoke() {}

    public static void main(String[] args) throws IOException {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", args[3] + "/warehouse")
                // many sessions are set so; it knows no records
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        SmokeContext context = new SmokeContext(spark, Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        List<SmokeCheck> checks =
                new ArrayList<>(List.of(new SmokeCheck("Spark has the version", c -> version(c, args))));
        checks.addAll(ReadChecks.all());
        checks.addAll(CorpusChecks.all(context.corpus()));
        int failed = 0;
        for (SmokeCheck check : checks) {
            try {
                check.body().run(context);
                System.out.println("passed: " + check.name());
            } catch (Exception | LinkageError | AssertionError e) {
                failed++;
                System.out.println("FAILED: " + check.name());
                tell(e);
            }
        }
        spark.stop();
        System.out.printf("%d passed, %d failed%n", checks.size() - failed, failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static void tell(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            System.out.println("    " + cause);
            Arrays.stream(cause.getStackTrace()).limit(20).forEach(frame -> System.out.println("        at " + frame));
        }
    }

    private static void version(SmokeContext context, String[] args) {
        if (!context.spark().version().equals(args[0])) {
            throw new AssertionError(context.spark().version());
        }
    }
}
