// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import org.apache.hadoop.fs.FSDataInputStream;

/** The streams of Hadoop that are read in different ways, each so that few requests fetch little more than what is asked for. */
enum StreamKind {
    /** S3A's own: a request for a range lasts as long as reads go forward in it. */
    S3A_CLASSIC(4 << 20, 1),

    /**
     * S3A on Amazon's analytics accelerator: keeps blocks in memory for all streams of a file, guesses what is read next, but
     * for vectored reads, and does not read again what failed. One request brings up to 90 blocks.
     */
    S3A_ANALYTICS(11 << 20, 128 << 10),

    OTHER(4 << 20, 1);

    private static final String CLASSIC = "org.apache.hadoop.fs.s3a.S3AInputStream";
    private static final String ANALYTICS = "org.apache.hadoop.fs.s3a.impl.streams.AnalyticsStream";

    private final int chunkBytes;
    private final int alignment;

    StreamKind(int chunkBytes, int alignment) {
        this.chunkBytes = chunkBytes;
        this.alignment = alignment;
    }

    static StreamKind of(FSDataInputStream stream) {
        return switch (stream.getWrappedStream().getClass().getName()) {
            case CLASSIC -> S3A_CLASSIC;
            case ANALYTICS -> S3A_ANALYTICS;
            default -> OTHER;
        };
    }

    /**
     * What is read ahead together: large enough that a request's latency is small beside its transfer, small enough to keep two
     * in memory.
     */
    int chunkBytes() {
        return chunkBytes;
    }

    /** Chunks end at multiples of it. */
    int alignment() {
        return alignment;
    }
}
