// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

/** The smoothing of HCOMPRESS_1, block by block, on numbers that are not interleaved. */
final class NaiveSmoothing {

    private NaiveSmoothing() {}

    /** Changes the differences, in {@code a}, of a level of so many rows and columns. */
    static void smooth(long[][] means, long[][] a, int rows, int columns, long maxChange) {
        int down = (rows + 1) / 2;
        int right = (columns + 1) / 2;
        if (maxChange == 0) {
            return;
        }
        for (int i = 1; i + 1 < down; i++) {
            for (int j = 0; j < right; j++) {
                a[down + i][j] += line(means[i - 1][j], means[i][j], means[i + 1][j], a[down + i][j], maxChange);
            }
        }
        for (int i = 0; i < down; i++) {
            for (int j = 1; j + 1 < right; j++) {
                a[i][right + j] += line(means[i][j - 1], means[i][j], means[i][j + 1], a[i][right + j], maxChange);
            }
        }
        for (int i = 1; i + 1 < down; i++) {
            for (int j = 1; j + 1 < right; j++) {
                long x = 2 * a[down + i][j];
                long y = 2 * a[i][right + j];
                long here = means[i][j];
                long ul = here - means[i - 1][j - 1];
                long ur = here - means[i - 1][j + 1];
                long ll = means[i + 1][j - 1] - here;
                long lr = means[i + 1][j + 1] - here;
                long most = 16 * least(up(lr) - x - y, up(-ll) + x - y, up(ur) - x + y, up(-ul) + x + y);
                long least = -16 * least(up(-lr) + x + y, up(ll) - x + y, up(-ur) + x - y, up(ul) - x - y);
                if (least < most) {
                    long wanted = Math.max(least, Math.min(most, lr - ul + ur - ll));
                    a[down + i][right + j] += limited((wanted - 64 * a[down + i][right + j]) / 64, maxChange);
                }
            }
        }
    }

    private static long up(long number) {
        return Math.max(0, number);
    }

    private static long least(long a, long b, long c, long d) {
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    private static long line(long before, long here, long behind, long difference, long maxChange) {
        long rise = here - before;
        long next = behind - here;
        long most = 4 * Math.max(0, Math.min(rise, next));
        long least = 4 * Math.min(0, Math.max(rise, next));
        if (least >= most) {
            return 0;
        }
        long wanted = Math.max(least, Math.min(most, behind - before));
        return limited((wanted - 8 * difference) / 8, maxChange);
    }

    private static long limited(long change, long maxChange) {
        return Math.max(-maxChange, Math.min(maxChange, change));
    }
}
