// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableSchema;

/**
 * Makes wide rows of narrow ones: descriptors of 32 bits (P) become descriptors of 64 bits (Q), all else stays as it is.
 *
 * @param narrow bytes of a narrow row
 * @param wide bytes of a wide row
 * @param descriptors where the descriptors that grow begin in a narrow row, ascending
 */
record RowWidth(int narrow, int wide, List<Integer> descriptors) {
    private static final int P = 8;
    private static final int Q = 16;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    RowWidth {
        descriptors = List.copyOf(descriptors);
    }

    /** From a schema to the same one widened. */
    static RowWidth between(TableSchema from, TableSchema to) {
        List<Integer> descriptors = new ArrayList<>();
        for (int i = 0; i < from.columns().size(); i++) {
            Column before = from.columns().get(i);
            if (before.rowBytes() != to.columns().get(i).rowBytes()) {
                descriptors.add(Math.toIntExact(before.rowOffset()));
            }
        }
        return new RowWidth(Math.toIntExact(from.rowBytes()), Math.toIntExact(to.rowBytes()), descriptors);
    }

    /** Whether wide rows are the narrow ones. */
    boolean isSame() {
        return descriptors.isEmpty();
    }

    /** Copies rows from the start of one array to the start of another. */
    void widen(byte[] from, byte[] to, int rows) {
        for (int r = 0; r < rows; r++) {
            int source = r * narrow;
            int target = r * wide;
            int done = 0;
            for (int at : descriptors) {
                System.arraycopy(from, source + done, to, target, at - done);
                target += at - done;
                BigEndian.LONG.set(to, target, (int) BigEndian.INT.get(from, source + at) & UNSIGNED);
                BigEndian.LONG.set(to, target + Q / 2, (int) BigEndian.INT.get(from, source + at + P / 2) & UNSIGNED);
                target += Q;
                done = at + P;
            }
            System.arraycopy(from, source + done, to, target, narrow - done);
        }
    }
}
