// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.compress.Gzip;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.table.TForm;
import io.fitspark.fits.table.TileOptions;

/** Makes files of one compressed image whose tiles are one row of pixels each: the caller gives cards, columns and cells. */
final class TileTable {
    private final List<String> cards = new ArrayList<>();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final ByteArrayOutputStream heap = new ByteArrayOutputStream();
    private int fields;
    private int rowBytes;
    private int rowCount;

    /** An image of so many columns and rows. */
    TileTable(String codec, int bitpix, int columns, int rows) {
        card("ZIMAGE", "T").text("ZCMPTYPE", codec).card("ZBITPIX", bitpix).card("ZNAXIS", 2);
        card("ZNAXIS1", columns).card("ZNAXIS2", rows);
    }

    TileTable card(String keyword, Object value) {
        cards.removeIf(card -> card.startsWith("%-8s=".formatted(keyword)));
        cards.add("%-8s= %20s".formatted(keyword, value));
        return this;
    }

    TileTable text(String keyword, String value) {
        return card(keyword, "'%-8s'".formatted(value));
    }

    TileTable without(String keyword) {
        cards.removeIf(card -> card.startsWith("%-8s=".formatted(keyword)));
        return this;
    }

    TileTable column(String name, String form) {
        fields++;
        text("TTYPE" + fields, name);
        text("TFORM" + fields, form);
        rowBytes += (int) TForm.parse(form).orElseThrow().rowBytes();
        return this;
    }

    /** A row of the table: bytes, shorts and floats go to the heap as a P cell of their type; numbers stay in the row. */
    TileTable row(Object... cells) {
        rowCount++;
        for (Object cell : cells) {
            if (cell instanceof Double number) {
                rows.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
            } else if (cell instanceof Integer number) {
                rows.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
            } else {
                byte[] bytes = cell instanceof short[] words
                        ? bigEndian(words)
                        : cell instanceof float[] floats ? bigEndian(floats) : (byte[]) cell;
                int count = java.lang.reflect.Array.getLength(cell);
                rows.writeBytes(
                        ByteBuffer.allocate(8).putInt(count).putInt(heap.size()).array());
                heap.writeBytes(bytes);
            }
        }
        return this;
    }

    byte[] bytes() {
        List<String> header = new ArrayList<>(List.of(
                "XTENSION= 'BINTABLE'",
                FitsBytes.card("BITPIX", 8),
                FitsBytes.card("NAXIS", 2),
                FitsBytes.card("NAXIS1", rowBytes),
                FitsBytes.card("NAXIS2", rowCount),
                FitsBytes.card("PCOUNT", heap.size()),
                FitsBytes.card("GCOUNT", 1),
                FitsBytes.card("TFIELDS", fields)));
        header.addAll(cards);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(rows.toByteArray());
        data.writeBytes(heap.toByteArray());
        return new FitsBytes()
                .primary()
                .header(header.toArray(String[]::new))
                .data(data.toByteArray())
                .bytes();
    }

    ImageReader reader() throws IOException {
        return reader(bytes(), FitsLimits.defaults());
    }

    static ImageReader reader(byte[] bytes, FitsLimits limits) throws IOException {
        FitsFile file = FitsFile.open(new MemoryRangeReader("test.fits", bytes), limits);
        return ImageReader.open(file, file.hdu(1), TileOptions.DEFAULT);
    }

    static byte[] gzip(byte[] bytes) {
        byte[] stream = new byte[Gzip.bound(bytes.length)];
        return java.util.Arrays.copyOf(stream, Gzip.deflate(bytes, 0, bytes.length, stream, 0, 1));
    }

    static byte[] bigEndian(short... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length);
        bytes.asShortBuffer().put(numbers);
        return bytes.array();
    }

    static byte[] bigEndian(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    static byte[] bigEndian(float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }
}
