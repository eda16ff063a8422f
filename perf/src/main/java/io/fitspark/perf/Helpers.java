// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Threads beside the worker's own. */
final class Helpers {

    private Helpers() {}

    static Executor threads(int count) {
        return Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "tiles");
            thread.setDaemon(true);
            return thread;
        });
    }
}
