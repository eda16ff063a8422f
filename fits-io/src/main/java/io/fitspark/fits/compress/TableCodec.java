// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Locale;
import java.util.Optional;

/** How a column of a compressed table is compressed, by its ZCTYPn. */
public enum TableCodec {
    /** Rice coding of the differences of neighbouring integers of 8, 16 or 32 bits. */
    RICE_1,
    /** A gzip stream of the big-endian values. */
    GZIP_1,
    /** A gzip stream of the bytes of the values sorted by significance, see {@link Shuffle}. */
    GZIP_2,
    /** The big-endian values as they are. */
    NOCOMPRESS;

    private static final String RICE_ALIAS = "RICE_ONE";

    /** The codec that a ZCTYPn names, whatever its case and trailing blanks; empty if it is unknown. */
    public static Optional<TableCodec> of(String zctyp) {
        String name = zctyp.stripTrailing().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "RICE_1", RICE_ALIAS -> Optional.of(RICE_1);
            case "GZIP_1" -> Optional.of(GZIP_1);
            case "GZIP_2" -> Optional.of(GZIP_2);
            case "NOCOMPRESS" -> Optional.of(NOCOMPRESS);
            default -> Optional.empty();
        };
    }
}
