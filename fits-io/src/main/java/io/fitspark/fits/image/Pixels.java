// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * Decoded pixels of a region, NAXIS1 fastest, in one primitive array; which one says {@link PixelType}. Can be filled again and again, so
 * that its arrays are made once; they may be longer than what is in them. Not safe for concurrent use.
 */
public final class Pixels {
    private static final boolean[] NO_NULLS = {};

    private Region region = Region.of(new long[0], new long[0]);
    private PixelType type = PixelType.BYTE;
    private int count;
    private Object values = new byte[0];
    private int room;
    private boolean[] nulls = NO_NULLS;
    private boolean hasNulls;

    /** No pixels yet. */
    public Pixels() {}

    /** What part of the image this is. */
    public Region region() {
        return region;
    }

    /** The lengths of the axes. */
    public Axes axes() {
        return region.axes();
    }

    /** The type of the pixels. */
    public PixelType type() {
        return type;
    }

    /** How many pixels there are. */
    public int count() {
        return count;
    }

    /** BYTE pixels; stored ones of BITPIX 8 are unsigned. */
    public byte[] bytes() {
        return (byte[]) values(PixelType.BYTE);
    }

    /** SHORT pixels. */
    public short[] shorts() {
        return (short[]) values(PixelType.SHORT);
    }

    /** INT pixels. */
    public int[] ints() {
        return (int[]) values(PixelType.INT);
    }

    /** LONG and ULONG pixels. */
    public long[] longs() {
        return (long[]) values(type == PixelType.ULONG ? PixelType.ULONG : PixelType.LONG);
    }

    /** FLOAT pixels. */
    public float[] floats() {
        return (float[]) values(PixelType.FLOAT);
    }

    /** DOUBLE pixels. */
    public double[] doubles() {
        return (double[]) values(PixelType.DOUBLE);
    }

    /** Whether any pixel is null. Floating-point NaN is a value. */
    public boolean hasNulls() {
        return hasNulls;
    }

    /** Per pixel, whether it is null; to be looked at only if {@link #hasNulls}. The value of a null pixel has no meaning. */
    public boolean[] nulls() {
        return nulls;
    }

    private Object values(PixelType asked) {
        if (asked != type) {
            throw new IllegalStateException("the pixels are of type " + type + ", not " + asked);
        }
        return values;
    }

    /** Makes room for a region. */
    void begin(Region newRegion, PixelType newType) {
        int pixels = Math.toIntExact(newRegion.axes().pixels());
        if (newType != type || pixels > room || room == 0) {
            values = newType.newArray(pixels);
            room = pixels;
        }
        region = newRegion;
        type = newType;
        count = pixels;
        if (hasNulls) {
            Arrays.fill(nulls, false);
            hasNulls = false;
        }
    }

    Object values() {
        return values;
    }

    /** Room for marks, for which decoding threads ask at the same time; all false if there were none; {@link #markNulls} makes them count. */
    synchronized boolean[] nullMarks() {
        if (nulls.length < count) {
            nulls = hasNulls ? Arrays.copyOf(nulls, count) : new boolean[count];
        }
        return nulls;
    }

    /** Says that a pixel was marked. */
    synchronized void markNulls() {
        hasNulls = true;
    }

    @Override
    public String toString() {
        return count + " pixels of type " + Objects.toString(type) + " " + region;
    }
}
