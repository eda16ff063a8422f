// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/** Null pixels of a tile that its own mask or ZBLANK tells, not a value that holds for the whole image. */
final class NullPixels {
    private NullPixels() {}

    /** Adds those integer pixels to {@code nulls}, which may be null before and after, that have a value. */
    static byte[] find(Object pixels, int at, int count, long blank, byte[] nulls) {
        byte[] found = nulls;
        for (int k = 0; k < count; k++) {
            if (value(pixels, at + k) == blank) {
                if (found == null) {
                    found = new byte[count];
                }
                found[k] = 1;
            }
        }
        return found;
    }

    private static long value(Object pixels, int k) {
        if (pixels instanceof byte[] bytes) {
            return bytes[k] & 0xff;
        }
        if (pixels instanceof short[] shorts) {
            return shorts[k];
        }
        return pixels instanceof int[] ints ? ints[k] : ((long[]) pixels)[k];
    }

    /** Makes null pixels NaN or BLANK; gives back those which cannot be marked so. */
    static byte[] mark(byte[] nulls, Object pixels, int at, PixelFormat format) {
        if (format.bitpix() > 0 && format.blank() == null) {
            return nulls;
        }
        for (int k = 0; k < nulls.length; k++) {
            if (nulls[k] != 0) {
                mark(pixels, at + k, format);
            }
        }
        return null;
    }

    private static void mark(Object pixels, int k, PixelFormat format) {
        if (pixels instanceof float[] floats) {
            floats[k] = Float.NaN;
        } else if (pixels instanceof double[] doubles) {
            doubles[k] = Double.NaN;
        } else if (pixels instanceof byte[] bytes) {
            bytes[k] = format.blank().byteValue();
        } else if (pixels instanceof short[] shorts) {
            shorts[k] = format.blank().shortValue();
        } else if (pixels instanceof int[] ints) {
            ints[k] = format.blank().intValue();
        } else {
            ((long[]) pixels)[k] = format.blank();
        }
    }
}
