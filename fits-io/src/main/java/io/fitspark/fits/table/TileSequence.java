// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** The tiles that a read will come to, in ascending order. */
interface TileSequence {
    long size();

    long tile(long i);

    /** Consecutive tiles. */
    static TileSequence range(long first, long count) {
        return new TileSequence() {
            @Override
            public long size() {
                return count;
            }

            @Override
            public long tile(long i) {
                return first + i;
            }
        };
    }

    /** The tiles of slices. */
    static TileSequence of(java.util.List<TileSlice> slices) {
        return new TileSequence() {
            @Override
            public long size() {
                return slices.size();
            }

            @Override
            public long tile(long i) {
                return slices.get((int) i).tile();
            }
        };
    }
}
