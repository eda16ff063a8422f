// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.util.stream.LongStream;

import io.fitspark.fits.table.IntegerRange;

/**
 * What TNULL is chosen from where a caller does not say: stored integers that are seldom values, the first that does not
 * occur is taken. Of bytes, all are tried.
 */
final class NullCandidates {
    private NullCandidates() {}

    /** The candidates of B, I, J or K, in the order in which they are tried. */
    static long[] of(char code) {
        if (code == 'B') {
            return LongStream.concat(LongStream.of(0), LongStream.iterate(255, value -> value > 0, value -> value - 1))
                    .toArray();
        }
        long least = IntegerRange.least(code);
        long most = IntegerRange.most(code);
        return new long[] {least, most, -1, least + 1, most - 1, -9, -99, -999};
    }
}
