// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Serializable;

import io.fitspark.fits.checksum.OnesSum;

/** The sums of the parts of a file, from those of ranges in any order. */
public final class Sums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] sums = new long[Piece.Sum.values().length];

    void add(Piece piece, long from, byte[] bytes, int offset, int count) {
        if (piece.sum() != Piece.Sum.NONE) {
            int i = piece.sum().ordinal();
            sums[i] = OnesSum.combine(sums[i], OnesSum.of(bytes, offset, count), piece.sumOffset() + from);
        }
    }

    /** Adds those of other ranges. */
    public void add(Sums others) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = OnesSum.combine(sums[i], others.sums[i], 0);
        }
    }

    long of(Piece.Sum sum) {
        return sums[sum.ordinal()];
    }

    /** Of a data unit, rows and heap. */
    long data() {
        return OnesSum.combine(of(Piece.Sum.MAIN), of(Piece.Sum.HEAP), 0);
    }
}
