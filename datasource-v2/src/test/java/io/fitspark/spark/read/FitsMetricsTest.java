// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.junit.jupiter.api.Test;

import io.fitspark.fits.Corpus;
import io.fitspark.spark.LocalSpark;

class FitsMetricsTest {
    @Test
    void countsBytesRequestsRowsAndSplits() throws Exception {
        Path file = Corpus.path("tables/large.fits");
        Dataset<Row> frame = LocalSpark.session()
                .read()
                .format("fits")
                .option("maxPartitionBytes", "200k")
                .load(file.toString());
        LocalSpark.session().conf().set("spark.sql.adaptive.enabled", "false");
        frame.collectAsList();
        LocalSpark.jobs(() -> {});
        SparkPlan scan = frame.queryExecution().executedPlan();
        while (scan.children().nonEmpty()) {
            scan = scan.children().head();
        }
        assertThat(metric(scan, "fitsRowsRead")).isEqualTo(20_000);
        long bytes = metric(scan, "fitsBytesRead");
        assertThat(bytes).isBetween(Files.size(file) * 9 / 10, Files.size(file) + 10_000);
        long splits = metric(scan, "fitsSplits");
        assertThat(splits).isEqualTo(frame.javaRDD().getNumPartitions()).isGreaterThan(2);
        assertThat(metric(scan, "fitsReadRequests")).isBetween(splits, 10 * splits);
        assertThat(metric(scan, "fitsFiles")).isEqualTo(1);
    }

    private static long metric(SparkPlan scan, String name) {
        return scan.metrics().apply(name).value();
    }
}
