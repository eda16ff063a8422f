// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import io.fitspark.fits.table.ColumnVector;

/**
 * The first and the last of some strings in the order of their bytes, without trailing blanks, of which no reader knows. Only their beginnings are
 * kept: to cut strings does not change their order, only make some of them equal.
 */
final class StringBounds implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Bytes that are kept. */
    static final int KEPT = 32;

    private final byte[] min = new byte[KEPT];
    private final byte[] max = new byte[KEPT];
    private int minLength = -1;
    private int maxLength = -1;
    private boolean maxCut;

    /** Bytes of the longest string, trailing blanks included. */
    int longest;

    /** Strings without a character but blanks. */
    long empty;

    void clear() {
        minLength = -1;
        maxLength = -1;
        maxCut = false;
        longest = 0;
        empty = 0;
    }

    /** Adds strings; those that are null are empty. */
    void add(ColumnVector cells, int from, int to) {
        byte[] bytes = cells.stringBytes();
        int[] starts = cells.stringStarts();
        int[] lengths = cells.stringLengths();
        boolean[] nulls = cells.hasNulls() ? cells.nulls() : null;
        for (int i = from; i < to; i++) {
            boolean isNull = nulls != null && nulls[i];
            int start = isNull ? 0 : starts[i];
            int length = isNull ? 0 : lengths[i];
            longest = Math.max(longest, length);
            while (length > 0 && bytes[start + length - 1] == ' ') {
                length--;
            }
            empty += length == 0 ? 1 : 0;
            add(bytes, start, Math.min(KEPT, length), length > KEPT);
        }
    }

    void merge(StringBounds other) {
        longest = Math.max(longest, other.longest);
        empty += other.empty;
        if (other.minLength >= 0) {
            add(other.min, 0, other.minLength, false);
            add(other.max, 0, other.maxLength, other.maxCut);
        }
    }

    private void add(byte[] bytes, int start, int length, boolean cut) {
        int end = start + length;
        if (minLength < 0 || Arrays.compareUnsigned(bytes, start, end, min, 0, minLength) < 0) {
            System.arraycopy(bytes, start, min, 0, length);
            minLength = length;
        }
        int toMax = maxLength < 0 ? 1 : Arrays.compareUnsigned(bytes, start, end, max, 0, maxLength);
        if (toMax > 0) {
            System.arraycopy(bytes, start, max, 0, length);
            maxLength = length;
            maxCut = cut;
        } else if (toMax == 0) {
            maxCut |= cut;
        }
    }

    /** Printable ASCII that is not above any string; empty if there is no string. */
    Optional<String> lower() {
        return minLength < 0 ? Optional.empty() : Optional.of(text(min, printable(min, minLength)));
    }

    /** Printable ASCII that is not below any string; empty if there is no string or no such text. */
    Optional<String> upper() {
        if (maxLength < 0) {
            return Optional.empty();
        }
        int length = printable(max, maxLength);
        if (length == maxLength && !maxCut) {
            return Optional.of(text(max, length));
        }
        while (length > 0 && max[length - 1] == '~') {
            length--;
        }
        if (length == 0) {
            return Optional.empty();
        }
        byte[] above = Arrays.copyOf(max, length);
        above[length - 1]++;
        return Optional.of(text(above, length));
    }

    private static int printable(byte[] bytes, int length) {
        int end = 0;
        while (end < length && bytes[end] >= ' ' && bytes[end] <= '~') {
            end++;
        }
        return end;
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
