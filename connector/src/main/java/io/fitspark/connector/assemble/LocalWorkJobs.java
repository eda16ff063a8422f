// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Works in some threads of this JVM, which have ended when it returns or throws. */
public final class LocalWorkJobs implements WorkJobs {
    private final int most;

    /** @param most threads at a time */
    public LocalWorkJobs(int most) {
        this.most = most;
    }

    @Override
    public <T extends Serializable, R extends Serializable> List<R> run(String what, List<T> items, Work<T, R> work)
            throws IOException {
        List<R> results = new ArrayList<>(items.size());
        if (most == 1 || items.size() < 2) {
            for (T item : items) {
                results.add(work.on(item));
            }
            return results;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(most, items.size()), task -> {
            Thread thread = new Thread(task, "fitspark-assembly");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<R>> pending = new ArrayList<>(items.size());
            for (T item : items) {
                pending.add(threads.submit(() -> work.on(item)));
            }
            for (Future<R> result : pending) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted: " + what).initCause(e);
        } catch (ExecutionException e) {
            throw failure(what, e.getCause());
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private static IOException failure(String what, Throwable cause) {
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException("It failed: " + what, cause);
    }

    /** What is under way may write to files that are removed next. */
    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
