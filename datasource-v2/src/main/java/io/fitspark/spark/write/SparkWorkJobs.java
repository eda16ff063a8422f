// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.spark.read.JavaBytes;

/** Works in jobs of the session's cluster, one task for each item. Lives on the driver. */
public final class SparkWorkJobs implements WorkJobs {
    private static final String DESCRIPTION = "spark.job.description";

    private final SparkContext context;
    private final String path;

    /** @param path what is written, for those who watch */
    public SparkWorkJobs(SparkContext context, String path) {
        this.context = context;
        this.path = path;
    }

    @Override
    public <T extends Serializable, R extends Serializable> List<R> run(String what, List<T> items, Work<T, R> work)
            throws IOException {
        if (items.isEmpty()) {
            return List.of();
        }
        List<byte[]> sent = new ArrayList<>(items.size());
        for (T item : items) {
            sent.add(JavaBytes.of(item));
        }
        String before = context.getLocalProperty(DESCRIPTION);
        context.setLocalProperty(DESCRIPTION, "fitspark: " + what + " of " + path);
        try {
            List<R> results = new ArrayList<>(items.size());
            for (byte[] result : JavaSparkContext.fromSparkContext(context)
                    .parallelize(sent, sent.size())
                    .map(new OneItem<>(work))
                    .collect()) {
                results.add(JavaBytes.read(result));
            }
            return results;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw failure(what, e);
        } finally {
            context.setLocalProperty(DESCRIPTION, before);
        }
    }

    /** What went wrong in a task, rather than what Spark says of it. */
    private static IOException failure(String what, Exception failure) {
        if (failure instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return (IOException) new InterruptedIOException("Interrupted: " + what).initCause(failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return new IOException(io.getMessage(), failure);
            }
        }
        return new IOException("It failed: " + what + ": " + failure.getMessage(), failure);
    }

    /** What a task does. Items come and go as bytes: Spark may be set to a serializer that knows no records. */
    private static final class OneItem<T extends Serializable, R extends Serializable>
            implements Function<byte[], byte[]> {
        private static final long serialVersionUID = 1L;

        private final Work<T, R> work;

        OneItem(Work<T, R> work) {
            this.work = work;
        }

        @Override
        public byte[] call(byte[] item) throws IOException {
            return JavaBytes.of(work.on(JavaBytes.read(item)));
        }
    }
}
