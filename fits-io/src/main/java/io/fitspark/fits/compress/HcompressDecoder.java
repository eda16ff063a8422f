// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Objects;

import io.fitspark.fits.compress.internal.hcompress.HcompressDecoding;

/** HCOMPRESS_1 to integers. Keeps the arrays that it needs for the next stream. Not safe for concurrent use. */
public final class HcompressDecoder {

    private final boolean smooth;
    private final Arithmetic arithmetic;
    private final HcompressDecoding decoding;

    /** How wide the numbers are with which cfitsio decodes; it matters only where 32 bits overflow. */
    public enum Arithmetic {
        /** For images with BITPIX 8 or 16. */
        NARROW,
        /** For all others; what they become are their lower 32 bits. */
        WIDE
    }

    /**
     * @param smooth whether to smooth, which takes away the blocks that a scale above 1 makes visible
     */
    public HcompressDecoder(boolean smooth, Arithmetic arithmetic) {
        this.smooth = smooth;
        this.arithmetic = Objects.requireNonNull(arithmetic, "arithmetic is null");
        this.decoding = new HcompressDecoding(smooth, arithmetic == Arithmetic.WIDE);
    }

    public boolean smooth() {
        return smooth;
    }

    public Arithmetic arithmetic() {
        return arithmetic;
    }

    /**
     * Decodes {@code src[off, off + len)} to {@code dst[at, at + count)}, row by row, however long the rows.
     *
     * @throws CodecException unless it is a stream of {@code count} pixels, and all its bytes are needed; what is in the destination
     *     range then is not defined
     */
    public void decode(byte[] src, int off, int len, int[] dst, int at, int count) {
        Objects.checkFromIndexSize(off, len, src.length);
        Objects.checkFromIndexSize(at, count, dst.length);
        decoding.decode(src, off, len, dst, at, count);
    }
}
