// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Locale;
import java.util.Optional;

/** How the tiles of an image are compressed, by its ZCMPTYPE, or a mask of null pixels by its ZMASKCMP. */
public enum ImageCodec {
    /** Rice coding of the differences of neighbouring integers, see {@link RiceDecoder}. */
    RICE_1,
    /** A gzip stream of the big-endian pixels. */
    GZIP_1,
    /** A gzip stream of the bytes of the pixels sorted by significance, see {@link Shuffle}. */
    GZIP_2,
    /** The H-transform, which may leave out what is least significant, see {@link HcompressDecoder}. */
    HCOMPRESS_1,
    /** Runs of equal values, see {@link PlioDecoder}. */
    PLIO_1,
    /** The big-endian pixels as they are. */
    NOCOMPRESS;

    /** What cfitsio calls {@link #RICE_1} where the pixels are dithered by the second method. */
    private static final String RICE_ALIAS = "RICE_ONE";

    /** The codec that a keyword's value names, whatever its case and trailing blanks; empty if it is unknown. */
    public static Optional<ImageCodec> of(String value) {
        String name = value.stripTrailing().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "RICE_1", RICE_ALIAS -> Optional.of(RICE_1);
            case "GZIP_1" -> Optional.of(GZIP_1);
            case "GZIP_2" -> Optional.of(GZIP_2);
            case "HCOMPRESS_1" -> Optional.of(HCOMPRESS_1);
            case "PLIO_1" -> Optional.of(PLIO_1);
            case "NOCOMPRESS" -> Optional.of(NOCOMPRESS);
            default -> Optional.empty();
        };
    }
}
