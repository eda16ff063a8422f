// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

/** Sorts runs that lie in two arrays by their starts. */
final class RunSort {
    private RunSort() {}

    /** Sorts the first ones; those that touch or overlap become one. Returns how many are left. */
    static int together(long[] starts, long[] ends, int count) {
        if (!isSorted(starts, count)) {
            sort(starts, ends, count);
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept > 0 && starts[i] <= ends[kept - 1]) {
                ends[kept - 1] = Math.max(ends[kept - 1], ends[i]);
            } else {
                starts[kept] = starts[i];
                ends[kept++] = ends[i];
            }
        }
        return kept;
    }

    private static boolean isSorted(long[] starts, int count) {
        for (int i = 1; i < count; i++) {
            if (starts[i] < starts[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** A heap sort: in place, and as fast whatever the order is. */
    private static void sort(long[] starts, long[] ends, int count) {
        for (int i = count / 2 - 1; i >= 0; i--) {
            sink(starts, ends, i, count);
        }
        for (int last = count - 1; last > 0; last--) {
            swap(starts, ends, 0, last);
            sink(starts, ends, 0, last);
        }
    }

    private static void sink(long[] starts, long[] ends, int from, int count) {
        int parent = from;
        int child = 2 * parent + 1;
        while (child < count) {
            if (child + 1 < count && starts[child + 1] > starts[child]) {
                child++;
            }
            if (starts[parent] >= starts[child]) {
                return;
            }
            swap(starts, ends, parent, child);
            parent = child;
            child = 2 * parent + 1;
        }
    }

    private static void swap(long[] starts, long[] ends, int i, int j) {
        long start = starts[i];
        long end = ends[i];
        starts[i] = starts[j];
        ends[i] = ends[j];
        starts[j] = start;
        ends[j] = end;
    }
}
