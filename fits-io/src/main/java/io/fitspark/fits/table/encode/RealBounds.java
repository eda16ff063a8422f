// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.Serializable;

/** The smallest and the largest of some real numbers that are not NaN, and how many are. */
final class RealBounds implements Serializable {
    private static final long serialVersionUID = 1L;

    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    long nans;

    /** Whether there is no number but NaN. */
    boolean isEmpty() {
        return min > max;
    }

    void clear() {
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        nans = 0;
    }

    void merge(RealBounds other) {
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        nans += other.nans;
    }

    void floats(float[] values, int from, int to) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        int odd = 0;
        for (int i = from; i < to; i++) {
            float value = values[i];
            odd += Float.isNaN(value) ? 1 : 0;
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        nans += odd;
        merge(low, high);
    }

    void doubles(double[] values, int from, int to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int odd = 0;
        for (int i = from; i < to; i++) {
            double value = values[i];
            odd += Double.isNaN(value) ? 1 : 0;
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        nans += odd;
        merge(low, high);
    }

    /** Counts pairs of which a part is NaN. */
    void complexFloats(float[] pairs, int from, int to) {
        for (int i = 2 * from; i < 2 * to; i += 2) {
            nans += Float.isNaN(pairs[i]) || Float.isNaN(pairs[i + 1]) ? 1 : 0;
        }
    }

    /** Counts pairs of which a part is NaN. */
    void complexDoubles(double[] pairs, int from, int to) {
        for (int i = 2 * from; i < 2 * to; i += 2) {
            nans += Double.isNaN(pairs[i]) || Double.isNaN(pairs[i + 1]) ? 1 : 0;
        }
    }

    private void merge(double low, double high) {
        min = Math.min(min, low);
        max = Math.max(max, high);
    }
}
