// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.checksum;

import java.util.OptionalLong;

/** The sixteen characters of CHECKSUM (FITS 4.0, appendix J.2): letters and digits whose own bytes sum up to the number meant. */
public final class ChecksumCode {
    private static final int LENGTH = 16;
    private static final int OFFSET = '0';
    private static final String PUNCTUATION = ":;<=>?@[\\]^_`";

    private ChecksumCode() {}

    /** The characters for a 32-bit number. */
    public static String encode(long value) {
        char[] code = new char[LENGTH];
        for (int i = 0; i < 4; i++) {
            int octet = (int) (value >>> (24 - 8 * i)) & 0xFF;
            int[] quarters = new int[4];
            for (int j = 0; j < 4; j++) {
                quarters[j] = octet / 4 + OFFSET + (j == 0 ? octet % 4 : 0);
            }
            avoidPunctuation(quarters);
            for (int j = 0; j < 4; j++) {
                // one place to the right: the value of the card begins at its twelfth byte
                code[(4 * j + i + 1) % LENGTH] = (char) quarters[j];
            }
        }
        return new String(code);
    }

    /** The number for sixteen characters; empty if they are none. */
    public static OptionalLong decode(String code) {
        if (code.length() != LENGTH || code.chars().anyMatch(c -> c < OFFSET || c > 'z')) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                value += (long) (code.charAt((4 * j + i + 1) % LENGTH) - OFFSET) << (24 - 8 * i);
            }
        }
        return OptionalLong.of((value >>> 32) + (value & 0xFFFF_FFFFL));
    }

    /** Moves pairs of quarters apart, which leaves their sum, until all are letters and digits. */
    private static void avoidPunctuation(int[] quarters) {
        boolean again = true;
        while (again) {
            again = false;
            for (int j = 0; j < 4; j += 2) {
                if (PUNCTUATION.indexOf(quarters[j]) >= 0 || PUNCTUATION.indexOf(quarters[j + 1]) >= 0) {
                    quarters[j]++;
                    quarters[j + 1]--;
                    again = true;
                }
            }
        }
    }
}
