// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.storage.RangeReader;

/** Makes small FITS files of one table for tests: the caller gives the cards of the columns, the rows and the heap as bytes. */
final class TableFile {
    private final List<String> cards = new ArrayList<>();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final ByteArrayOutputStream heap = new ByteArrayOutputStream();
    private int fields;
    private long rowBytes;
    private long rowCount;

    TableFile column(String name, String form, String... more) {
        fields++;
        text("TTYPE" + fields, name);
        text("TFORM" + fields, form);
        for (int i = 0; i < more.length; i += 2) {
            cards.add("%-8s= %s".formatted(more[i] + fields, more[i + 1]));
        }
        rowBytes += TForm.parse(form).orElseThrow().rowBytes();
        return this;
    }

    /** A row: bytes, shorts, ints, longs, floats, doubles, strings (as they are) and byte arrays, one behind the other. */
    TableFile row(Object... cells) {
        for (Object cell : cells) {
            rows.writeBytes(bytes(cell));
        }
        rowCount++;
        return this;
    }

    /** Appends to the heap and returns where. */
    int heap(Object... values) {
        int at = heap.size();
        for (Object value : values) {
            heap.writeBytes(bytes(value));
        }
        return at;
    }

    byte[] bytes() {
        byte[] header = header(rowCount, heap.size());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header);
        file.writeBytes(rows.toByteArray());
        file.writeBytes(heap.toByteArray());
        return padded(file.toByteArray(), (byte) 0);
    }

    /** The primary header and the header of the table, which claims these sizes. */
    byte[] header(long claimedRows, long heapBytes) {
        List<String> primary = List.of(
                "SIMPLE  =                    T",
                "BITPIX  =                    8",
                "NAXIS   =                    0",
                "END");
        List<String> table = new ArrayList<>(List.of(
                "XTENSION= 'BINTABLE'",
                integer("BITPIX", 8),
                integer("NAXIS", 2),
                integer("NAXIS1", rowBytes),
                integer("NAXIS2", claimedRows),
                integer("PCOUNT", heapBytes),
                integer("GCOUNT", 1),
                integer("TFIELDS", fields)));
        table.addAll(cards);
        table.add("END");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(block(primary));
        out.writeBytes(block(table));
        return out.toByteArray();
    }

    TableReader reader() throws Exception {
        return reader(new MemoryRangeReader("test.fits", bytes()), FitsLimits.defaults());
    }

    static TableReader reader(RangeReader storage, FitsLimits limits) throws Exception {
        FitsFile file = FitsFile.open(storage, limits);
        return TableReader.open(file, file.hdu(1));
    }

    /** All cells of all columns. */
    static ColumnBatch all(TableReader reader) throws Exception {
        ColumnBatch batch = new ColumnBatch();
        reader.read(0, (int) reader.layout().rows(), indices(reader), batch);
        return batch;
    }

    static int[] indices(TableReader reader) {
        return reader.layout().columns().stream().mapToInt(Column::index).toArray();
    }

    private void text(String keyword, String value) {
        cards.add("%-8s= '%-8s'".formatted(keyword, value));
    }

    private static String integer(String keyword, long value) {
        return "%-8s= %20d".formatted(keyword, value);
    }

    private static byte[] block(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("%-80s".formatted(line)));
        return padded(text.toString().getBytes(StandardCharsets.US_ASCII), (byte) ' ');
    }

    private static byte[] padded(byte[] bytes, byte fill) {
        int length = (bytes.length + 2879) / 2880 * 2880;
        byte[] full = java.util.Arrays.copyOf(bytes, length);
        java.util.Arrays.fill(full, bytes.length, length, fill);
        return full;
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] raw) {
            return raw;
        } else if (value instanceof String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        } else if (value instanceof Byte number) {
            return new byte[] {number};
        } else if (value instanceof Short number) {
            return ByteBuffer.allocate(2).putShort(number).array();
        } else if (value instanceof Integer number) {
            return ByteBuffer.allocate(4).putInt(number).array();
        } else if (value instanceof Long number) {
            return ByteBuffer.allocate(8).putLong(number).array();
        } else if (value instanceof Float number) {
            return ByteBuffer.allocate(4).putFloat(number).array();
        } else if (value instanceof Double number) {
            return ByteBuffer.allocate(8).putDouble(number).array();
        }
        throw new IllegalArgumentException(value.toString());
    }
}
