// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.Serializable;

/** The smallest and the largest of some integers; of unsigned ones after their highest bit was flipped. */
final class IntegerBounds implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of all runs together; the smallest is above the largest as long as there is no value. */
    long min = Long.MAX_VALUE;

    long max = Long.MIN_VALUE;

    /** Of the last run. */
    long runMin;

    long runMax;

    boolean isEmpty() {
        return min > max;
    }

    void clear() {
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
    }

    void merge(IntegerBounds other) {
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    private void run(long low, long high) {
        runMin = low;
        runMax = high;
        min = Math.min(min, low);
        max = Math.max(max, high);
    }

    void bytes(byte[] values, int from, int to) {
        int low = Byte.MAX_VALUE;
        int high = Byte.MIN_VALUE;
        for (int i = from; i < to; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        run(low, high);
    }

    void shorts(short[] values, int from, int to) {
        int low = Short.MAX_VALUE;
        int high = Short.MIN_VALUE;
        for (int i = from; i < to; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        run(low, high);
    }

    void ints(int[] values, int from, int to) {
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (int i = from; i < to; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        run(low, high);
    }

    /** {@code flip} is 0, or the highest bit. */
    void longs(long[] values, int from, int to, long flip) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            long value = values[i] ^ flip;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        run(low, high);
    }
}
