// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;

/** Reads that were begun, see {@link RangeReader#begin}. */
@FunctionalInterface
public interface PendingReads {
    /**
     * Returns when all bytes are there. To be called once at most; reads that nobody waits for may not be done.
     *
     * @throws IOException as {@link RangeReader#readRanges}
     */
    void await() throws IOException;
}
