// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.nio.ByteBuffer;

/** Takes bytes of a file where they lie, piece by piece in their order. */
public interface ByteSink {
    /**
     * Takes a piece.
     *
     * @param bytes from index 0 to its capacity, to be left alone; gone when this returns
     */
    void take(ByteBuffer bytes);
}
