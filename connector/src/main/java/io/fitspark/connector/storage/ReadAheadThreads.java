// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads of all read-aheads in this JVM. Their number is bounded by that of open readers, each of which has at
 * most two chunks under way; idle ones end.
 */
final class ReadAheadThreads {
    private static final int IDLE_SECONDS = 20;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Executor EXECUTOR = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), ReadAheadThreads::thread);

    private ReadAheadThreads() {}

    static Executor executor() {
        return EXECUTOR;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fitspark-read-ahead-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        // a pool thread outlives the session that caused it: do not pin that session's class loader
        thread.setContextClassLoader(ReadAheadThreads.class.getClassLoader());
        return thread;
    }
}
