// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;
import java.util.OptionalLong;

/**
 * How the pixels of an image are stored, and what they mean (FITS 4.0, section 5 and 4.4.2.5).
 *
 * @param bitpix BITPIX; ZBITPIX of a compressed image
 * @param scale BSCALE
 * @param zero BZERO
 * @param blank BLANK: the stored integer that stands for no value; null if there is none, always for floating-point pixels
 */
public record PixelFormat(int bitpix, double scale, double zero, Long blank) implements Serializable {

    public PixelFormat {
        PixelType.stored(bitpix);
        if (bitpix < 0 && blank != null) {
            throw new IllegalArgumentException("floating-point pixels have no BLANK");
        }
    }

    /** How the pixels are stored. */
    public PixelType storedType() {
        return PixelType.stored(bitpix);
    }

    /** What the pixels are, after BSCALE and BZERO. */
    public PixelType type() {
        if (isPlain()) {
            return bitpix == 8 ? PixelType.SHORT : storedType();
        }
        if (!isOtherSign()) {
            return PixelType.DOUBLE;
        }
        return switch (bitpix) {
            case 8 -> PixelType.BYTE;
            case 16 -> PixelType.INT;
            case 32 -> PixelType.LONG;
            default -> PixelType.ULONG;
        };
    }

    /** Whether the value of a pixel is the number that is stored. */
    public boolean isPlain() {
        return scale == 1 && zero == 0;
    }

    /** Whether pixels are integers of the other signedness than stored ones. */
    public boolean isOtherSign() {
        return scale == 1
                && switch (bitpix) {
                    case 8 -> zero == -128;
                    case 16 -> zero == 0x1p15;
                    case 32 -> zero == 0x1p31;
                    case 64 -> zero == 0x1p63;
                    default -> false;
                };
    }

    /** BLANK, if there is one. */
    public OptionalLong blankValue() {
        return blank == null ? OptionalLong.empty() : OptionalLong.of(blank);
    }

    /** Bytes of a stored pixel. */
    public int storedBytes() {
        return Math.abs(bitpix) / 8;
    }
}
