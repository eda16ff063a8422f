// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** How stored numbers become values: TSCALn and TZEROn (FITS 4.0, section 7.3.2). */
public enum Scaling {
    /** TSCAL 1 and TZERO 0. */
    NONE,
    /** An integer of the other signedness: B with TZERO -128; I, J, K with half of their range. */
    OTHER_SIGN,
    /** {@code stored * TSCAL + TZERO} in double precision. */
    LINEAR;

    static Scaling of(ColumnForm form, double scale, double zero) {
        if (!form.isNumber() || (scale == 1 && zero == 0)) {
            return NONE;
        }
        return scale == 1 && form instanceof TForm binary && zero == otherSign(binary.element()) ? OTHER_SIGN : LINEAR;
    }

    private static double otherSign(char code) {
        return switch (code) {
            case 'B' -> -128;
            case 'I' -> 0x1p15;
            case 'J' -> 0x1p31;
            case 'K' -> 0x1p63;
            default -> Double.NaN;
        };
    }

    ElementType elementType(char code) {
        boolean flip = this == OTHER_SIGN;
        return switch (code) {
            case 'L', 'X' -> ElementType.BOOLEAN;
            case 'A' -> ElementType.STRING;
            case 'C' -> this == LINEAR ? ElementType.COMPLEX_DOUBLE : ElementType.COMPLEX_FLOAT;
            case 'M' -> ElementType.COMPLEX_DOUBLE;
            default ->
                this == LINEAR
                        ? ElementType.DOUBLE
                        : switch (code) {
                            case 'B' -> flip ? ElementType.BYTE : ElementType.SHORT;
                            case 'I' -> flip ? ElementType.INT : ElementType.SHORT;
                            case 'J' -> flip ? ElementType.LONG : ElementType.INT;
                            case 'K' -> flip ? ElementType.ULONG : ElementType.LONG;
                            case 'E' -> ElementType.FLOAT;
                            case 'D' -> ElementType.DOUBLE;
                            default -> throw new AssertionError(code);
                        };
        };
    }
}
