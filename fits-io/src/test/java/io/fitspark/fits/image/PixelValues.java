// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Pixels as plain objects: whole numbers as BigInteger, Float, Double, null. */
public final class PixelValues {
    private PixelValues() {}

    /** All pixels. */
    public static List<Object> of(Pixels pixels) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < pixels.count(); i++) {
            values.add(pixels.hasNulls() && pixels.nulls()[i] ? null : value(pixels, i));
        }
        return values;
    }

    private static Object value(Pixels pixels, int i) {
        return switch (pixels.type()) {
            case BYTE -> BigInteger.valueOf(pixels.bytes()[i]);
            case SHORT -> BigInteger.valueOf(pixels.shorts()[i]);
            case INT -> BigInteger.valueOf(pixels.ints()[i]);
            case LONG -> BigInteger.valueOf(pixels.longs()[i]);
            case ULONG -> new BigInteger(Long.toUnsignedString(pixels.longs()[i]));
            case FLOAT -> pixels.floats()[i];
            case DOUBLE -> pixels.doubles()[i];
        };
    }

    /** What the corpus expects of an image. */
    public static List<Object> expected(JsonNode hdu) {
        List<Object> values = new ArrayList<>();
        for (JsonNode pixel : hdu.get("data")) {
            values.add(pixel.isNull() ? null : expected(pixel, hdu.get("type").textValue()));
        }
        return values;
    }

    private static Object expected(JsonNode pixel, String type) {
        if (type.equals("float")) {
            return pixel.isTextual() ? Float.parseFloat(pixel.textValue()) : (Object) pixel.floatValue();
        }
        if (type.equals("double")) {
            return pixel.isTextual() ? Double.parseDouble(pixel.textValue()) : (Object) pixel.doubleValue();
        }
        return new BigInteger(pixel.asText());
    }

    /** The type as the corpus names it. */
    public static String ddl(PixelType type) {
        return switch (type) {
            case BYTE -> "byte";
            case SHORT -> "short";
            case INT -> "int";
            case LONG -> "long";
            case ULONG -> "decimal(20,0)";
            case FLOAT -> "float";
            case DOUBLE -> "double";
        };
    }

    /** The sign of a zero that scaling makes is no part of the expectation. */
    public static List<Object> withoutSignOfZero(List<Object> values) {
        List<Object> copy = new ArrayList<>();
        for (Object value : values) {
            copy.add(value instanceof Double number && number == 0 ? (Object) 0.0 : value);
        }
        return copy;
    }

    /** Those of a region, picked one by one from those of the whole image. */
    public static List<Object> picked(List<Object> whole, Axes axes, Region region) {
        List<Object> values = new ArrayList<>();
        long[] at = new long[axes.count()];
        for (long left = region.axes().pixels(); left > 0; left--) {
            long index = 0;
            for (int axis = axes.count() - 1; axis >= 0; axis--) {
                index = index * axes.length(axis) + region.first(axis) - 1 + at[axis] * region.step(axis);
            }
            values.add(whole.get((int) index));
            for (int axis = 0; axis < at.length && ++at[axis] == region.length(axis); axis++) {
                at[axis] = 0;
            }
        }
        return values;
    }
}
