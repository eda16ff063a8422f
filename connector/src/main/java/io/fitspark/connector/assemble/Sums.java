// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Serializable;
import java.util.Arrays;

import io.fitspark.fits.checksum.OnesSum;

/** The sums of the parts of a file, from those of ranges in any order. */
public final class Sums implements Serializable {
    private static final long serialVersionUID = 1L;

    private long[] sums = {};

    void add(Piece piece, long from, byte[] bytes, int offset, int count) {
        if (!piece.sum().isNone()) {
            add(piece.sum().slot(), OnesSum.of(bytes, offset, count), piece.sumOffset() + from);
        }
    }

    private void add(int slot, long sum, long at) {
        if (slot >= sums.length) {
            sums = Arrays.copyOf(sums, slot + 1);
        }
        sums[slot] = OnesSum.combine(sums[slot], sum, at);
    }

    /** Adds those of other ranges. */
    public void add(Sums others) {
        for (int i = 0; i < others.sums.length; i++) {
            add(i, others.sums[i], 0);
        }
    }

    long of(int table, Piece.SumKind kind) {
        int slot = new Piece.Sum(table, kind).slot();
        return slot < sums.length ? sums[slot] : 0;
    }

    /** Of a table's data unit, rows and heap. */
    long data(int table) {
        return OnesSum.combine(of(table, Piece.SumKind.MAIN), of(table, Piece.SumKind.HEAP), 0);
    }
}
