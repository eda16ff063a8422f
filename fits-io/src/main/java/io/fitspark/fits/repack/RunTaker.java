// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import java.io.IOException;

/** Takes runs of bytes of a heap, in their order; no two of them touch. */
@FunctionalInterface
public interface RunTaker {
    /**
     * Takes a run.
     *
     * @param start of its first byte in the heap
     * @param end behind its last byte
     */
    void run(long start, long end) throws IOException;
}
