// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is known of a column in one tile, as it is read.
 *
 * @param elements elements, all of them
 * @param nulls elements that are null; of strings, those that are empty
 * @param nans real numbers that are NaN, complex numbers of which a part is
 * @param bounds the range of all others; empty if there is none, or it is not known
 */
public record Zone(long elements, long nulls, long nans, Optional<Bounds> bounds) {

    /** The zone of cells that were read. */
    public static Zone of(ColumnStatistics statistics) {
        return ZoneColumns.zone(statistics);
    }

    /** Whether this may be said of cells of which the other is true: the counts are equal, and the bounds hold theirs. */
    public boolean covers(Zone cells) {
        return elements == cells.elements
                && nulls == cells.nulls
                && nans == cells.nans
                && (bounds.isEmpty() || cells.bounds.isEmpty() || bounds.get().holds(cells.bounds.get()));
    }

    /** A range that holds all elements of a tile but null ones and NaN; its ends need not occur. */
    public sealed interface Bounds {
        /** Whether the other range lies in this one; false if it is of another type. */
        boolean holds(Bounds other);
    }

    /**
     * Of BOOLEAN (0 or 1), BYTE, SHORT, INT, LONG and DECIMAL; of ULONG less 2^63.
     *
     * @param min the smallest
     * @param max the largest
     */
    public record Integers(long min, long max) implements Bounds {
        @Override
        public boolean holds(Bounds other) {
            return other instanceof Integers cells && min <= cells.min && cells.max <= max;
        }
    }

    /**
     * Of FLOAT and DOUBLE.
     *
     * @param min the smallest
     * @param max the largest
     */
    public record Reals(double min, double max) implements Bounds {
        @Override
        public boolean holds(Bounds other) {
            return other instanceof Reals cells && min <= cells.min && cells.max <= max;
        }
    }

    /**
     * Of STRING, in the order of UTF-8 bytes and without trailing blanks; cut short and rounded outward.
     *
     * @param min not above any string
     * @param max not below any string; empty if no text is known to be so
     */
    public record Strings(String min, Optional<String> max) implements Bounds {
        @Override
        public boolean holds(Bounds other) {
            if (!(other instanceof Strings cells) || compare(min, cells.min) > 0) {
                return false;
            }
            return max.isEmpty() || cells.max.isPresent() && compare(cells.max.get(), max.get()) <= 0;
        }

        private static int compare(String a, String b) {
            return Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
        }
    }
}
