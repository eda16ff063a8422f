// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.image.Axes;
import io.fitspark.fits.image.ImageReader;
import io.fitspark.fits.image.Pixels;
import io.fitspark.fits.image.Region;

/** The records of an image: one column with a row for each pixel, NAXIS1 fastest. An image without pixels has none. */
final class ImageDump {
    private final FitsFile file;
    private final Hdu hdu;
    private final DumpStream to;

    ImageDump(FitsFile file, Hdu hdu, DumpStream to) {
        this.file = file;
        this.hdu = hdu;
        this.to = to;
    }

    /** Writes the record of the HDU, with the column added, and those of the pixels. */
    void write(Json record) throws IOException {
        ImageReader reader;
        try {
            reader = ImageReader.open(file, hdu);
        } catch (FitsFormatException e) {
            to.write(record.put("error", FileDump.message(e)));
            return;
        }
        long pixels = reader.layout().axes().pixels();
        if (pixels > 0) {
            Json column = Json.object()
                    .put("name", "pixels")
                    .put("type", reader.layout().format().type())
                    .put("shape", Json.of(List.of()))
                    .put("variable", false);
            record.put("rows", pixels).put("columns", Json.of(List.of(column)));
        }
        to.write(record);
        try {
            writePixels(reader);
        } catch (FitsFormatException e) {
            to.write(Json.object().put("hdu", hdu.index()).put("column", 0).put("error", FileDump.message(e)));
        }
    }

    /** As much of the last axis at a time as a tile has: pixels that lie one behind the other. */
    private void writePixels(ImageReader reader) throws IOException {
        Axes axes = reader.layout().axes();
        if (axes.pixels() == 0) {
            return;
        }
        int last = axes.count() - 1;
        long[] from = new long[axes.count()];
        long[] until = new long[axes.count()];
        for (int axis = 0; axis < last; axis++) {
            from[axis] = 1;
            until[axis] = axes.length(axis);
        }
        long step = reader.layout().tiling().length(last);
        Pixels pixels = new Pixels();
        long done = 0;
        for (long at = 1; at <= axes.length(last); at += step) {
            from[last] = at;
            until[last] = Math.min(axes.length(last), at + step - 1);
            reader.read(Region.of(from, until), pixels);
            add(pixels);
            to.write(Json.object()
                    .put("hdu", hdu.index())
                    .put("column", 0)
                    .put("first", done)
                    .put("rows", pixels.count()));
            done += pixels.count();
        }
    }

    private void add(Pixels pixels) {
        int count = pixels.count();
        switch (pixels.type()) {
            case BYTE -> to.array("values", "|i1", count).put(pixels.bytes(), 0, count);
            case SHORT -> to.array("values", "<i2", 2 * count).asShortBuffer().put(pixels.shorts(), 0, count);
            case INT -> to.array("values", "<i4", 4 * count).asIntBuffer().put(pixels.ints(), 0, count);
            case LONG -> to.array("values", "<i8", 8 * count).asLongBuffer().put(pixels.longs(), 0, count);
            case ULONG -> to.array("values", "<u8", 8 * count).asLongBuffer().put(pixels.longs(), 0, count);
            case FLOAT -> to.array("values", "<f4", 4 * count).asFloatBuffer().put(pixels.floats(), 0, count);
            case DOUBLE -> to.array("values", "<f8", 8 * count).asDoubleBuffer().put(pixels.doubles(), 0, count);
        }
        if (pixels.hasNulls()) {
            ByteBuffer nulls = to.array("nulls", "|u1", count);
            for (int i = 0; i < count; i++) {
                nulls.put((byte) (pixels.nulls()[i] ? 1 : 0));
            }
        }
    }
}
