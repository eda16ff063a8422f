// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.Arrays;

/** Loops from logicals and bits to 0 and 1, which go to {@code to} from {@code at} on. */
final class LogicalKernels {
    private LogicalKernels() {}

    /**
     * L in the rows: T, F, or 0 for null. A byte of 1 is no FITS, but nothing else than true can be meant by it.
     *
     * @return whether any is null
     */
    static boolean logicals(Strided from, byte[] to, boolean[] nulls, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int count = from.count();
        boolean any = false;
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int p = start; p < start + count; p++) {
                byte stored = src[p];
                boolean isNull = stored == 0;
                to[t] = (byte) (stored == 'T' || stored == 1 ? 1 : 0);
                nulls[t++] = isNull;
                any |= isNull;
            }
        }
        return any;
    }

    /**
     * L in a cell of the heap. Some writers put 0 and 1 there: where a cell holds a 1, its zeros are false, not null.
     *
     * @return whether any is null
     */
    static boolean heapLogicals(Strided from, byte[] to, boolean[] nulls, int at) {
        int count = from.count();
        boolean any = logicals(from, to, nulls, at);
        if (!any) {
            return false;
        }
        for (int p = from.offset(); p < from.offset() + count; p++) {
            if (from.bytes()[p] == 1) {
                Arrays.fill(nulls, at, at + count, false);
                return false;
            }
        }
        return true;
    }

    /** X: the first bit is the highest of the first byte; unused bits at the end are passed over. */
    static void bits(Strided from, byte[] to, int at) {
        byte[] src = from.bytes();
        int stride = from.stride();
        int rows = from.rows();
        int count = from.count();
        int t = at;
        for (int r = 0; r < rows; r++) {
            int start = from.offset() + r * stride;
            for (int bit = 0; bit < count; bit++) {
                to[t++] = (byte) (src[start + (bit >> 3)] >> (7 - (bit & 7)) & 1);
            }
        }
    }
}
