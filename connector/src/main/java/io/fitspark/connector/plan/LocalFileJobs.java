// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.fitspark.connector.storage.SourceFile;

/** Works in some threads of this JVM, which end with the work. */
public final class LocalFileJobs implements FileJobs {
    private static final int MAX_THREADS = 16;

    @Override
    public <R extends Serializable> List<R> run(List<SourceFile> files, FileWork<R> work) throws IOException {
        if (files.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MAX_THREADS, files.size()), task -> {
            Thread thread = new Thread(task, "fitspark-headers");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<List<R>>> pending = new ArrayList<>(files.size());
            for (SourceFile file : files) {
                pending.add(threads.submit(() -> work.of(List.of(file))));
            }
            List<R> results = new ArrayList<>(files.size());
            for (Future<List<R>> result : pending) {
                results.addAll(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading headers");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IOException("Reading headers failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
