// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.Serializable;

import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.encode.ColumnStatistics;

/** Which values that TNULL is chosen from occur in a column: of its format as it was read, and of the usual one of its type. */
final class NullTally {
    private final ColumnStatistics kept;
    private final ColumnStatistics usual;

    /**
     * @param kept one element of the column as it was read; null if it was not
     * @param usual one element of the usual column; null if there is no TNULL in it
     */
    NullTally(Column kept, Column usual) {
        this.kept = kept == null ? null : ColumnStatistics.of(kept);
        this.usual = usual == null || kept != null && isSame(kept, usual) ? null : ColumnStatistics.of(usual);
    }

    private static boolean isSame(Column kept, Column usual) {
        return kept.tform().element() == usual.tform().element() && kept.scaling() == usual.scaling();
    }

    void add(ColumnVector cells) {
        if (kept != null) {
            kept.add(cells, 0, cells.rows());
        }
        if (usual != null) {
            usual.add(cells, 0, cells.rows());
        }
    }

    Taken taken() {
        long[] none = {};
        long[] asKept = kept == null ? none : kept.takenNullValues();
        return new Taken(asKept, usual == null ? asKept : usual.takenNullValues());
    }

    /**
     * Values that occur, as bits.
     *
     * @param kept of the format that was read
     * @param usual of the usual format
     */
    record Taken(long[] kept, long[] usual) implements Serializable {
        static final Taken UNKNOWN = new Taken(new long[0], new long[0]);

        Taken and(Taken other) {
            return new Taken(or(kept, other.kept), or(usual, other.usual));
        }

        private static long[] or(long[] one, long[] two) {
            long[] both = (one.length >= two.length ? one : two).clone();
            for (int i = 0; i < Math.min(one.length, two.length); i++) {
                both[i] = one[i] | two[i];
            }
            return both;
        }
    }
}
