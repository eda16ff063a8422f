// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** The stored integers of a format code. */
public final class IntegerRange {
    private IntegerRange() {}

    /** The smallest integer of B, I, J or K. */
    public static long least(char code) {
        return switch (code) {
            case 'B' -> 0;
            case 'I' -> Short.MIN_VALUE;
            case 'J' -> Integer.MIN_VALUE;
            case 'K' -> Long.MIN_VALUE;
            default -> throw new IllegalArgumentException("no integer format: " + code);
        };
    }

    /** The largest integer of B, I, J or K. */
    public static long most(char code) {
        return switch (code) {
            case 'B' -> 0xFF;
            case 'I' -> Short.MAX_VALUE;
            case 'J' -> Integer.MAX_VALUE;
            case 'K' -> Long.MAX_VALUE;
            default -> throw new IllegalArgumentException("no integer format: " + code);
        };
    }
}
