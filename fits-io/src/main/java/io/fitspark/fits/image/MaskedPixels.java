// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/** Nulls that a mask says. */
final class MaskedPixels {
    private MaskedPixels() {}

    /** Marks pixels as null for which the mask is not 0. */
    static void mark(byte[] mask, int from, int step, int count, Pixels into, int to) {
        boolean[] nulls = into.nullMarks();
        boolean any = false;
        for (int i = 0; i < count; i++) {
            boolean isNull = mask[from + i * step] != 0;
            nulls[to + i] |= isNull;
            any |= isNull;
        }
        if (any) {
            into.markNulls();
        }
    }
}
