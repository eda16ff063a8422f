// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.image.ImageLayout;
import io.fitspark.fits.image.PixelFormat;
import io.fitspark.fits.image.PixelType;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnKeywords;
import io.fitspark.fits.table.ColumnType;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TForm;

/** The columns that views show of an image, as if they were those of a binary table. */
public final class ImageColumns {
    private static final List<String> POSITIONS = List.of("x", "y", "z");

    private ImageColumns() {}

    /** One row for each tile: its number, its first pixel, its lengths, its pixels. */
    public static List<Column> ofTiles(ImageLayout image) {
        PixelFormat format = image.format();
        long pixels = image.tiling().fullPixels();
        long bytes = pixels > Long.MAX_VALUE / Long.BYTES
                ? Long.MAX_VALUE / Long.BYTES
                : pixels * format.type().bytes();
        int axes = image.axes().count();
        return List.of(
                column(0, "tile", "1K", Long.BYTES, new ColumnType(ElementType.LONG, List.of(), false), null),
                column(1, "origin", "QK", (long) axes * Long.BYTES, array(ElementType.LONG), null),
                column(2, "shape", "QJ", (long) axes * Integer.BYTES, array(ElementType.INT), null),
                column(3, "pixels", "Q" + code(format.bitpix()), bytes, array(element(format)), format));
    }

    /** One row for each pixel: its position on each axis, and its value. */
    public static List<Column> ofPixels(ImageLayout image) {
        List<Column> columns = new ArrayList<>();
        ColumnType position = new ColumnType(ElementType.LONG, List.of(), false);
        for (int axis = 0; axis < image.axes().count(); axis++) {
            columns.add(column(axis, positionName(axis), "1K", Long.BYTES, position, null));
        }
        PixelFormat format = image.format();
        ColumnType value = new ColumnType(element(format), List.of(), false);
        String form = "1" + code(format.bitpix());
        columns.add(column(columns.size(), "value", form, format.type().bytes(), value, format));
        return List.copyOf(columns);
    }

    /** {@code x, y, z, axis4, axis5, ...}. */
    private static String positionName(int axis) {
        return axis < POSITIONS.size() ? POSITIONS.get(axis) : "axis" + (axis + 1);
    }

    private static ColumnType array(ElementType element) {
        return new ColumnType(element, List.of(), true);
    }

    private static ElementType element(PixelFormat format) {
        PixelType type = format.type();
        return switch (type) {
            case BYTE -> ElementType.BYTE;
            case SHORT -> ElementType.SHORT;
            case INT -> ElementType.INT;
            case LONG -> ElementType.LONG;
            case ULONG -> ElementType.ULONG;
            case FLOAT -> ElementType.FLOAT;
            case DOUBLE -> ElementType.DOUBLE;
        };
    }

    private static char code(int bitpix) {
        return switch (bitpix) {
            case 8 -> 'B';
            case 16 -> 'I';
            case 32 -> 'J';
            case 64 -> 'K';
            case -32 -> 'E';
            case -64 -> 'D';
            default -> throw new AssertionError(bitpix);
        };
    }

    /** @param format of pixels; null for numbers that say where these are */
    private static Column column(int index, String name, String form, long bytes, ColumnType type, PixelFormat format) {
        ColumnKeywords keywords = new ColumnKeywords(
                name,
                null,
                null,
                null,
                null,
                null,
                format == null ? null : format.blank(),
                null,
                format == null ? 1 : format.scale(),
                format == null ? 0 : format.zero(),
                null);
        return new Column(index, TForm.parse(form).orElseThrow(), 0, bytes, type, 0, keywords);
    }
}
