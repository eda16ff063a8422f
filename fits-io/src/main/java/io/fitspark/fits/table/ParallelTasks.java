// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs tasks by the calling thread, with the help of others if they come. */
final class ParallelTasks {
    private ParallelTasks() {}

    interface Task {
        void run(TileScratch scratch) throws IOException;
    }

    /** Returns when all have run; throws what the first that failed threw. */
    static void run(List<Task> tasks, TileOptions options, TileScratch scratch) throws IOException {
        int helpers = Math.min(options.threads(), tasks.size()) - 1;
        if (helpers <= 0) {
            for (Task task : tasks) {
                task.run(scratch);
            }
            return;
        }
        Run run = new Run(tasks);
        try {
            for (int i = 0; i < helpers; i++) {
                options.executor().execute(() -> run.work(new TileScratch()));
            }
        } catch (RejectedExecutionException e) {
            // the calling thread does what is left
        }
        run.work(scratch);
        run.await();
    }

    private static final class Run {
        private final List<Task> tasks;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Run(List<Task> tasks) {
            this.tasks = tasks;
            this.left = new CountDownLatch(tasks.size());
        }

        void work(TileScratch scratch) {
            int i;
            while ((i = next.getAndIncrement()) < tasks.size()) {
                try {
                    if (failure.get() == null) {
                        tasks.get(i).run(scratch);
                    }
                } catch (IOException | RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    left.countDown();
                }
            }
        }

        /** Waits for helpers, which use what the caller will use again; an interrupt is kept for later. */
        void await() throws IOException {
            boolean interrupted = false;
            while (true) {
                try {
                    left.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable thrown = failure.get();
            if (thrown instanceof IOException e) {
                throw e;
            } else if (thrown instanceof RuntimeException e) {
                throw e;
            } else if (thrown instanceof Error e) {
                throw e;
            }
        }
    }
}
