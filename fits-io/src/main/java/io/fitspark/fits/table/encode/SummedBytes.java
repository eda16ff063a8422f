// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.checksum.OnesSum;

/**
 * Length and sum of some bytes: all that is needed of a part to get DATASUM of the whole.
 *
 * @param length number of bytes
 * @param sum their {@link OnesSum}, as if they began a word
 */
public record SummedBytes(long length, long sum) {
    /** No bytes. */
    public static final SummedBytes NONE = new SummedBytes(0, 0);

    /** Of bytes that are at hand. */
    public static SummedBytes of(byte[] bytes, int offset, int count) {
        return new SummedBytes(count, OnesSum.of(bytes, offset, count));
    }

    /** These bytes and others behind them. */
    public SummedBytes then(SummedBytes next) {
        return new SummedBytes(Math.addExact(length, next.length), OnesSum.combine(sum, next.sum, length));
    }
}
