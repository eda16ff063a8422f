// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.IOException;

/** Takes bytes, each of which follows the one that was taken before. */
@FunctionalInterface
public interface ByteSink {
    /** Takes some bytes; the array belongs to the caller again when this returns. */
    void write(byte[] bytes, int offset, int length) throws IOException;
}
