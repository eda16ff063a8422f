// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Objects;

import io.fitspark.fits.compress.internal.plio.PlioDecoding;

/**
 * PLIO_1, the line lists of IRAF's pixel masks, to integers of 0 to 2^24 - 1: {@code src[off, off + len)} to
 * {@code dst[at, at + count)}. The list must be as long as it says, and not reach beyond the pixels, else a {@link CodecException}
 * is thrown; what is in the destination range then is not defined. Pixels behind its end are 0.
 */
public final class PlioDecoder {

    private PlioDecoder() {}

    public static void decode(byte[] src, int off, int len, int[] dst, int at, int count) {
        Objects.checkFromIndexSize(off, len, src.length);
        Objects.checkFromIndexSize(at, count, dst.length);
        PlioDecoding.decode(src, off, len, dst, at, count);
    }
}
