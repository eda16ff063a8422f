// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import io.fitspark.fits.image.Pixels;

/** The checksum of pixels that come piece by piece. */
final class PixelSum {
    private final Checksum sum = new Checksum();
    private long count;

    void add(Pixels pixels) {
        for (int i = 0; i < pixels.count(); i++) {
            sum.add(
                    switch (pixels.type()) {
                        case BYTE -> pixels.bytes()[i];
                        case SHORT -> pixels.shorts()[i];
                        case INT -> pixels.ints()[i];
                        case LONG, ULONG -> pixels.longs()[i];
                        case FLOAT -> Float.floatToRawIntBits(pixels.floats()[i]) & 0xFFFF_FFFFL;
                        case DOUBLE -> Double.doubleToRawLongBits(pixels.doubles()[i]);
                    });
        }
        count += pixels.count();
    }

    String text() {
        return sum.text(count);
    }
}
