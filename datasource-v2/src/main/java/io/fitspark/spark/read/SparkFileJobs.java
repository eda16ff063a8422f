// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
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
        String before = context.getLocalProperty(DESCRIPTION);
        context.setLocalProperty(DESCRIPTION, "fitspark: headers of " + files.size() + " files");
        try {
            // lists of the JDK's own classes, whatever was given
            return JavaSparkContext.fromSparkContext(context)
                    .parallelize(new ArrayList<>(files), tasks)
                    .mapPartitions(new PartOfFiles<>(work))
                    .collect();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (IOException) new InterruptedIOException("Interrupted while reading headers").initCause(e);
            }
            throw e;
        } finally {
            context.setLocalProperty(DESCRIPTION, before);
        }
    }

    /** What a task does. Serialized with the work. */
    private static final class PartOfFiles<R extends Serializable> implements FlatMapFunction<Iterator<SourceFile>, R> {
        private static final long serialVersionUID = 1L;

        private final FileWork<R> work;

        PartOfFiles(FileWork<R> work) {
            this.work = work;
        }

        @Override
        public Iterator<R> call(Iterator<SourceFile> files) throws IOException {
            List<SourceFile> part = new ArrayList<>();
            files.forEachRemaining(part::add);
            return work.of(part).iterator();
        }
    }
}
