// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.ImageHdu;
import io.fitspark.fits.header.Header;

/** Makes the layout of a plain image of its header. */
final class PlainImageParser {
    private PlainImageParser() {}

    static ImageLayout parse(String file, ImageHdu hdu) throws FitsFormatException {
        List<FitsWarning> warnings = new ArrayList<>();
        PixelFormat format = format(hdu.header(), hdu.bitpix(), "BLANK", warnings);
        Axes axes = Axes.of(hdu.axes());
        Tiling tiling = Tiling.ofRows(axes, ImageLayout.PLAIN_TILE_BYTES / format.storedBytes());
        return new ImageLayout(file, hdu.index(), format, tiling, hdu.entry().dataOffset(), null, warnings);
    }

    /**
     * BSCALE, BZERO and the blank value of an image, which may be compressed.
     *
     * @param blankKeyword BLANK or ZBLANK
     */
    static PixelFormat format(Header header, int bitpix, String blankKeyword, List<FitsWarning> warnings)
            throws FitsFormatException {
        double scale = finite(header, "BSCALE", 1);
        double zero = finite(header, "BZERO", 0);
        return new PixelFormat(bitpix, scale, zero, bitpix < 0 ? null : blank(header, blankKeyword));
    }

    private static double finite(Header header, String keyword, double standard) throws FitsFormatException {
        double value = header.real(keyword).orElse(standard);
        if (!Double.isFinite(value)) {
            throw header.bad(keyword, keyword + " is not finite: " + value);
        }
        return value;
    }

    private static Long blank(Header header, String keyword) throws FitsFormatException {
        OptionalLong value = header.integer(keyword);
        return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
    }
}
