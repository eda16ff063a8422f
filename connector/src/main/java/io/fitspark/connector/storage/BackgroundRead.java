// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

import io.fitspark.fits.storage.PendingReads;

/** A read that another thread does; what it reads counts for the thread that waits for it. */
final class BackgroundRead implements PendingReads {
    private final FutureTask<Void> task;
    /** Written by the fetching thread before the task is done, taken by the first who waits for it. */
    private ThreadBytes counted;

    /** What is to be read. */
    interface Read {
        void run() throws IOException;
    }

    private BackgroundRead(Read read) {
        this.task = new FutureTask<>(() -> {
            ThreadBytes before = ThreadBytes.now();
            read.run();
            counted = before.takeSince();
            return null;
        });
    }

    static BackgroundRead start(Read read, Executor executor) {
        BackgroundRead started = new BackgroundRead(read);
        executor.execute(started.task);
        return started;
    }

    /** Whether nothing can be written to its buffers any more. */
    boolean isOver() {
        return task.isDone() && !task.isCancelled();
    }

    void cancel() {
        task.cancel(true);
    }

    @Override
    public void await() throws IOException {
        try {
            task.get();
            if (counted != null) {
                counted.giveToThisThread();
                counted = null;
            }
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading");
        } catch (CancellationException e) {
            throw new InterruptedIOException("The reader was closed");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("Reading ahead failed", e.getCause());
        }
    }
}
