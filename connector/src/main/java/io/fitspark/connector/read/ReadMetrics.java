// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.util.concurrent.atomic.LongAdder;

import io.fitspark.connector.storage.ReadCounters;

/** What a task has done so far. Safe for concurrent use. */
public final class ReadMetrics {
    private final ReadCounters counters = new ReadCounters();
    private final LongAdder rows = new LongAdder();
    private final LongAdder decodeNanos = new LongAdder();
    private final LongAdder passedOver = new LongAdder();

    ReadCounters counters() {
        return counters;
    }

    void addBatch(long batchRows, long nanos) {
        rows.add(batchRows);
        decodeNanos.add(nanos);
    }

    void addPassedOver() {
        passedOver.increment();
    }

    /** Files, or parts of files, that were passed over as broken or missing. */
    public long passedOver() {
        return passedOver.sum();
    }

    public long rows() {
        return rows.sum();
    }

    /** Bytes asked of the store. */
    public long bytes() {
        return counters.bytes();
    }

    public long requests() {
        return counters.requests();
    }

    /** Time spent on turning bytes into columns, without the wait for the bytes. */
    public long decodeNanos() {
        return decodeNanos.sum();
    }
}
