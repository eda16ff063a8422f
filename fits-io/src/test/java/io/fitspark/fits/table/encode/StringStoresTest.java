// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** Strings get to their places whole, whatever their length, the width, and what lies around them. */
class StringStoresTest {
    private static final int BEFORE = 3;

    @Test
    void placesEveryLengthInEveryWidthAndTouchesNothingElse() {
        for (int width = 0; width <= 27; width++) {
            for (int length = 0; length <= width; length++) {
                for (int behind : new int[] {0, 1, 7, 8, 40}) {
                    byte[] src = filled(BEFORE + length + behind, (byte) 0);
                    for (int i = 0; i < length; i++) {
                        src[BEFORE + i] = (byte) ('!' + i);
                    }
                    byte[] dst = filled(BEFORE + width + 9, (byte) '#');
                    byte[] expected = dst.clone();
                    Arrays.fill(expected, BEFORE, BEFORE + width, (byte) 0);
                    System.arraycopy(src, BEFORE, expected, BEFORE, length);
                    long odd = StringStores.place(src, BEFORE, length, dst, BEFORE, width, false);
                    assertThat(dst)
                            .as("%d of %d, %d behind", length, width, behind)
                            .isEqualTo(expected);
                    assertThat(StringStores.isOdd(odd)).isFalse();
                }
            }
        }
    }

    @Test
    void seesEveryOddByteWithinTheStringAndNoneBehind() {
        for (int width : new int[] {1, 8, 13, 24}) {
            for (int at = 0; at < width; at++) {
                for (byte bad : new byte[] {0, 31, 127, -1}) {
                    byte[] src = filled(40, (byte) 'a');
                    src[at] = bad;
                    byte[] dst = new byte[width];
                    assertThat(StringStores.isOdd(StringStores.place(src, 0, width, dst, 0, width, false)))
                            .as("%d at %d of %d", bad, at, width)
                            .isTrue();
                    assertThat(StringStores.isOdd(StringStores.place(src, 0, width, dst, 0, width, true)))
                            .isEqualTo(bad == 0);
                    assertThat(StringStores.isOdd(StringStores.place(src, 0, at, dst, 0, width, false)))
                            .isFalse();
                }
            }
        }
    }

    private static byte[] filled(int length, byte with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, with);
        return bytes;
    }
}
