// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Locale;
import java.util.Optional;

/** What was added to floating-point pixels before they were rounded to integers, by ZQUANTIZ. */
public enum Dither {
    /** Nothing. */
    NONE,
    /** Random numbers from -0.5 to 0.5. */
    SUBTRACTIVE_1,
    /** The same, and pixels that are exactly 0 have an integer of their own. */
    SUBTRACTIVE_2;

    /** The dither that a ZQUANTIZ names, whatever its case and trailing blanks; empty if it is unknown. */
    public static Optional<Dither> of(String zquantiz) {
        return switch (zquantiz.stripTrailing().toUpperCase(Locale.ROOT)) {
            case "NO_DITHER" -> Optional.of(NONE);
            case "SUBTRACTIVE_DITHER_1" -> Optional.of(SUBTRACTIVE_1);
            case "SUBTRACTIVE_DITHER_2" -> Optional.of(SUBTRACTIVE_2);
            default -> Optional.empty();
        };
    }
}
