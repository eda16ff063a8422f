// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.util.ArrayList;
import java.util.List;

/** Merges ranges that lie near each other, so that they are read together. */
public final class RangeCoalescer {

    private RangeCoalescer() {}

    /**
     * Merges ranges that are sorted by position; they may overlap and may be empty. Each wanted range lies in exactly one
     * merged range, and no wanted range is cut.
     *
     * @param maxGap how many unwanted bytes may be read to save a read
     * @param maxLength how long a merged range may become; a wanted range that is longer stays alone
     */
    public static List<MergedRange> merge(List<ByteRange> wanted, long maxGap, long maxLength) {
        if (maxGap < 0 || maxLength < 1) {
            throw new IllegalArgumentException("maxGap " + maxGap + " or maxLength " + maxLength + " is too small");
        }
        List<MergedRange> merged = new ArrayList<>();
        int first = 0;
        while (first < wanted.size()) {
            long start = wanted.get(first).position();
            long end = wanted.get(first).end();
            int next = first + 1;
            for (; next < wanted.size(); next++) {
                ByteRange range = wanted.get(next);
                if (range.position() < wanted.get(next - 1).position()) {
                    throw new IllegalArgumentException("range " + next + " lies before the one before it");
                }
                long grown = Math.max(end, range.end());
                if (range.position() - end > maxGap || grown - start > maxLength && grown > end) {
                    break;
                }
                end = grown;
            }
            merged.add(new MergedRange(new ByteRange(start, end - start), first, next - first));
            first = next;
        }
        return merged;
    }
}
