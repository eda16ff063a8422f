// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import io.fitspark.fits.header.Header;

/** The length of a data unit: |BITPIX| / 8 * GCOUNT * (PCOUNT + NAXIS1 * ... * NAXISm), exactly. */
final class DataSize {

    private DataSize() {}

    /** Bytes without padding; 0 if there is no axis. */
    static long of(Header header, int bitpix, long[] axes, long pcount, long gcount) throws FitsFormatException {
        if (axes.length == 0) {
            return 0;
        }
        long elements = elements(header, axes);
        String what = "PCOUNT";
        try {
            long group = Math.addExact(elements, pcount);
            what = "GCOUNT";
            long values = Math.multiplyExact(group, gcount);
            what = header.lastAxisKeyword();
            return Math.multiplyExact(values, (long) Math.abs(bitpix) / 8);
        } catch (ArithmeticException e) {
            throw header.bad(what, "the size of the data is beyond 64 bits: " + what + " is too large");
        }
    }

    private static long elements(Header header, long[] axes) throws FitsFormatException {
        long elements = 1;
        for (long axis : axes) {
            if (axis == 0) {
                return 0;
            }
        }
        for (long axis : axes) {
            if (Math.multiplyHigh(elements, axis) != 0 || elements * axis < 0) {
                throw header.bad(
                        "NAXIS1",
                        "the product of the axes NAXIS1 to " + header.lastAxisKeyword() + " is beyond 64 bits");
            }
            elements *= axis;
        }
        return elements;
    }
}
