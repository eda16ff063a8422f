// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.IOException;

/** Bytes that can be read at any position. */
@FunctionalInterface
public interface ByteSource {
    /**
     * Reads exactly so many bytes.
     *
     * @throws java.io.EOFException if there are fewer
     */
    void read(long position, byte[] bytes, int offset, int length) throws IOException;
}
