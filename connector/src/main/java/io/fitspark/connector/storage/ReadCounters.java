// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.util.concurrent.atomic.LongAdder;

/** Requests sent to a store and bytes asked of it. Safe for concurrent use. */
public final class ReadCounters {
    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** Counts {@code requestCount} requests that asked for {@code byteCount} bytes together. */
    public void add(long requestCount, long byteCount) {
        requests.add(requestCount);
        bytes.add(byteCount);
    }

    public long requests() {
        return requests.sum();
    }

    public long bytes() {
        return bytes.sum();
    }
}
