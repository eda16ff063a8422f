// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.lang.reflect.Array;

import io.fitspark.fits.image.PixelType;
import io.fitspark.fits.image.Pixels;
import io.fitspark.fits.table.BatchLender;

/** Lends pixels to a batch: all of a tile as they are, or some of them in an array that is used again. */
final class PixelSlice {
    private Object values = new byte[0];
    private boolean[] nulls = {};

    /** Lends all of them. */
    static void lend(Pixels pixels, BatchLender lender, int column) {
        lend(pixels.type(), array(pixels), lender, column);
        lender.nulls(column, pixels.hasNulls() ? pixels.nulls() : null);
    }

    /** Lends some of them. */
    void lend(Pixels pixels, int from, int count, BatchLender lender, int column) {
        Object all = array(pixels);
        Class<?> type = all.getClass();
        if (values.getClass() != type || Array.getLength(values) < count) {
            values = Array.newInstance(type.getComponentType(), count);
        }
        System.arraycopy(all, from, values, 0, count);
        lend(pixels.type(), values, lender, column);
        if (pixels.hasNulls()) {
            nulls = nulls.length < count ? new boolean[count] : nulls;
            System.arraycopy(pixels.nulls(), from, nulls, 0, count);
        }
        lender.nulls(column, pixels.hasNulls() ? nulls : null);
    }

    private static Object array(Pixels pixels) {
        return switch (pixels.type()) {
            case BYTE -> pixels.bytes();
            case SHORT -> pixels.shorts();
            case INT -> pixels.ints();
            case LONG, ULONG -> pixels.longs();
            case FLOAT -> pixels.floats();
            case DOUBLE -> pixels.doubles();
        };
    }

    private static void lend(PixelType type, Object values, BatchLender lender, int column) {
        switch (type) {
            case BYTE -> lender.bytes(column, (byte[]) values);
            case SHORT -> lender.shorts(column, (short[]) values);
            case INT -> lender.ints(column, (int[]) values);
            case LONG, ULONG -> lender.longs(column, (long[]) values);
            case FLOAT -> lender.floats(column, (float[]) values);
            case DOUBLE -> lender.doubles(column, (double[]) values);
        }
    }
}
