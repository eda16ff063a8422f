// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Tasks that the calling thread runs, with the help of others if they come.
 *
 * @param <S> room that each thread brings along, used by one task at a time
 */
public final class ParallelTasks<S> {
    private final List<Task<S>> tasks;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch left;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private ParallelTasks(List<Task<S>> tasks) {
        this.tasks = tasks;
        this.left = new CountDownLatch(tasks.size());
    }

    /** Something to do. */
    public interface Task<S> {
        void run(S scratch) throws IOException;
    }

    /**
     * Returns when all have run; throws what the first that failed threw.
     *
     * @param threads how many run at once, the calling one included
     * @param executor what runs all but the calling one; may refuse
     * @param scratches what the others bring along
     * @param scratch what the calling one brings along
     */
    public static <S> void run(List<Task<S>> tasks, int threads, Executor executor, Supplier<S> scratches, S scratch)
            throws IOException {
        int helpers = Math.min(threads, tasks.size()) - 1;
        if (helpers <= 0) {
            for (Task<S> task : tasks) {
                task.run(scratch);
            }
            return;
        }
        start(tasks, helpers, executor, scratches).finish(scratch);
    }

    /**
     * Lets others begin, and returns at once.
     *
     * @param helpers how many others
     */
    public static <S> ParallelTasks<S> start(
            List<Task<S>> tasks, int helpers, Executor executor, Supplier<S> scratches) {
        ParallelTasks<S> run = new ParallelTasks<>(tasks);
        try {
            for (int i = 0; i < Math.min(helpers, tasks.size()); i++) {
                executor.execute(() -> run.work(scratches.get()));
            }
        } catch (RejectedExecutionException e) {
            // the calling thread does what is left
        }
        return run;
    }

    /** Does what is left, and waits for the others; throws what the first task that failed threw. */
    public void finish(S scratch) throws IOException {
        work(scratch);
        await();
        Throwable thrown = failure.get();
        if (thrown instanceof IOException e) {
            throw e;
        } else if (thrown instanceof RuntimeException e) {
            throw e;
        } else if (thrown instanceof Error e) {
            throw e;
        }
    }

    /** Leaves undone what nobody has begun, and waits for the others. */
    public void abandon() {
        while (next.getAndIncrement() < tasks.size()) {
            left.countDown();
        }
        await();
    }

    private void work(S scratch) {
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
    private void await() {
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
    }
}
