// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One local Spark for all tests of a JVM. */
public final class LocalSpark {
    private static final List<Integer> JOBS = Collections.synchronizedList(new ArrayList<>());
    private static final SparkSession SESSION = start();

    private LocalSpark() {}

    /** A session of its own, so that settings do not spread. */
    public static SparkSession session() {
        SparkSession session = SESSION.newSession();
        SparkSession.setActiveSession(session);
        return session;
    }

    /** Number of jobs that {@code action} starts. */
    public static int jobs(Runnable action) throws TimeoutException {
        SESSION.sparkContext().listenerBus().waitUntilEmpty(10_000);
        JOBS.clear();
        action.run();
        SESSION.sparkContext().listenerBus().waitUntilEmpty(10_000);
        return JOBS.size();
    }

    /** The physical plan, as EXPLAIN prints it. */
    public static String plan(Dataset<Row> frame) {
        return frame.queryExecution().executedPlan().toString();
    }

    private static SparkSession start() {
        SparkSession session = SparkSession.builder()
                .master("local[2]")
                .appName("fitspark tests")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", "target/warehouse")
                .getOrCreate();
        session.sparkContext().addSparkListener(new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
                JOBS.add(start.jobId());
            }
        });
        return session;
    }
}
