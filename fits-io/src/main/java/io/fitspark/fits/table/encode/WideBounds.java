// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.Serializable;
import java.math.BigInteger;

/** The smallest and the largest of some signed 128-bit integers. */
final class WideBounds implements Serializable {
    private static final long serialVersionUID = 1L;

    private long minUpper;
    private long minLower;
    private long maxUpper;
    private long maxLower;
    private boolean any;

    boolean isEmpty() {
        return !any;
    }

    void clear() {
        any = false;
    }

    void add(long[] pairs, int from, int to) {
        for (int i = 2 * from; i < 2 * to; i += 2) {
            add(pairs[i], pairs[i + 1]);
        }
    }

    void merge(WideBounds other) {
        if (other.any) {
            add(other.minUpper, other.minLower);
            add(other.maxUpper, other.maxLower);
        }
    }

    private void add(long upper, long lower) {
        if (!any || isBelow(upper, lower, minUpper, minLower)) {
            minUpper = upper;
            minLower = lower;
        }
        if (!any || isBelow(maxUpper, maxLower, upper, lower)) {
            maxUpper = upper;
            maxLower = lower;
        }
        any = true;
    }

    BigInteger min() {
        return number(minUpper, minLower);
    }

    BigInteger max() {
        return number(maxUpper, maxLower);
    }

    private static boolean isBelow(long upper, long lower, long otherUpper, long otherLower) {
        return upper < otherUpper || (upper == otherUpper && Long.compareUnsigned(lower, otherLower) < 0);
    }

    private static BigInteger number(long upper, long lower) {
        return BigInteger.valueOf(upper).shiftLeft(Long.SIZE).add(new BigInteger(Long.toUnsignedString(lower)));
    }
}
