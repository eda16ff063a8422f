// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;

import io.fitspark.connector.plan.FileJobs;
import io.fitspark.connector.plan.FileWork;
import io.fitspark.connector.plan.LocalFileJobs;
import io.fitspark.connector.storage.SourceFile;

/** Works with many files in a job of the session's cluster, and with few in threads of the driver. */
final class SparkFileJobs implements FileJobs {
    private static final int FILES_PER_TASK = 64;
    private static final String DESCRIPTION = "spark.job.description";

    private final SparkSession session;
    private final int few;

    /** @param few so many files are not worth a job */
    SparkFileJobs(SparkSession session, int few) {
        this.session = session;
        this.few = few;
    }

    @Override
    public <R extends Serializable> List<R> run(List<SourceFile> files, FileWork<R> work) throws IOException {
        if (files.size() <= few) {
            return new LocalFileJobs().run(files, work);
        }
        SparkContext context = session.sparkContext();
        int tasks =
                Math.max(Math.min(context.defaultParallelism(), files.size()), (files.size() - 1) / FILES_PER_TASK + 1);
        List<byte[]> parts = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            int first = (int) ((long) files.size() * i / tasks);
            int end = (int) ((long) files.size() * (i + 1) / tasks);
            parts.add(JavaBytes.of(new ArrayList<>(files.subList(first, end))));
        }
        String before = context.getLocalProperty(DESCRIPTION);
        context.setLocalProperty(DESCRIPTION, "fitspark: headers of " + files.size() + " files");
        try {
            List<R> results = new ArrayList<>(files.size());
            for (byte[] part : JavaSparkContext.fromSparkContext(context)
                    .parallelize(parts, tasks)
                    .map(new PartOfFiles<>(work))
                    .collect()) {
                List<R> ofPart = JavaBytes.read(part);
                results.addAll(ofPart);
            }
            return results;
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (IOException) new InterruptedIOException("Interrupted while reading headers").initCause(e);
            }
            throw e;
        } finally {
            context.setLocalProperty(DESCRIPTION, before);
        }
    }

    /** What a task does with some files, which come and go as bytes: Spark may be set to a serializer that knows no records. */
    private static final class PartOfFiles<R extends Serializable> implements Function<byte[], byte[]> {
        private static final long serialVersionUID = 1L;

        private final FileWork<R> work;

        PartOfFiles(FileWork<R> work) {
            this.work = work;
        }

        @Override
        public byte[] call(byte[] files) throws IOException {
            return JavaBytes.of(new ArrayList<>(work.of(JavaBytes.read(files))));
        }
    }
}
