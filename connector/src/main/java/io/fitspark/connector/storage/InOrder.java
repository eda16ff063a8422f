// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs what it is given one after another, in order, on the threads of another executor. */
final class InOrder implements Executor {
    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    InOrder(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::runAll);
    }

    private void runAll() {
        Runnable work = next();
        while (work != null) {
            work.run();
            // cancelling it may have left the mark
            Thread.interrupted();
            work = next();
        }
    }

    private Runnable next() {
        synchronized (waiting) {
            Runnable work = waiting.poll();
            running = work != null;
            return work;
        }
    }
}
