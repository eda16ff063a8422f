// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.fitspark.fits.table.ColumnVector;

/**
 * Sum of bits[i] * (2 i + 1) modulo 2^64 over values, added one after another: sees changed, missing and misplaced values.
 */
final class Checksum {

    private long sum;
    private long weight = 1;

    void add(long bits) {
        sum += bits * weight;
        weight += 2;
    }

    /** The sum as text, after the number of values that it stands for. */
    String text(long count) {
        return count + ":" + hex();
    }

    private String hex() {
        return String.format("%016x", sum);
    }

    /** Of integers. */
    static String of(long[] values) {
        Checksum values64 = new Checksum();
        for (long value : values) {
            values64.add(value);
        }
        return values64.text(values.length);
    }

    /** Of texts. */
    static String of(List<String> texts) {
        Checksum lengths = new Checksum();
        Checksum letters = new Checksum();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            lengths.add(bytes.length);
            for (byte letter : bytes) {
                letters.add(letter & 0xFF);
            }
        }
        return pieces(texts.size(), lengths, letters);
    }

    /** Of all values of a column. */
    static String of(ColumnVector column) {
        return switch (column.type().element()) {
            case STRING -> ofStrings(column);
            default ->
                column.rowOffsets() == null
                        ? values(column).text(column.elementCount())
                        : pieces(column.rows(), lengths(column), values(column));
        };
    }

    private static Checksum lengths(ColumnVector column) {
        Checksum lengths = new Checksum();
        int[] offsets = column.rowOffsets();
        for (int row = 0; row < column.rows(); row++) {
            lengths.add(offsets[row + 1] - offsets[row]);
        }
        return lengths;
    }

    private static Checksum values(ColumnVector column) {
        Checksum values = new Checksum();
        int slots = column.elementCount() * column.type().element().slots();
        for (int i = 0; i < slots; i++) {
            values.add(
                    switch (column.type().element()) {
                        case BOOLEAN, BYTE -> column.bytes()[i];
                        case SHORT -> column.shorts()[i];
                        case INT -> column.ints()[i];
                        case LONG, ULONG, DECIMAL -> column.longs()[i];
                        case FLOAT, COMPLEX_FLOAT -> Float.floatToRawIntBits(column.floats()[i]) & 0xFFFF_FFFFL;
                        case DOUBLE, COMPLEX_DOUBLE -> Double.doubleToRawLongBits(column.doubles()[i]);
                        case STRING -> throw new AssertionError("strings have no values of fixed size");
                    });
        }
        return values;
    }

    private static String ofStrings(ColumnVector column) {
        Checksum lengths = new Checksum();
        Checksum letters = new Checksum();
        for (int i = 0; i < column.elementCount(); i++) {
            int length = column.stringLengths()[i];
            lengths.add(length);
            for (int k = 0; k < length; k++) {
                letters.add(column.stringBytes()[column.stringStarts()[i] + k] & 0xFF);
            }
        }
        return pieces(column.elementCount(), lengths, letters);
    }

    private static String pieces(int cells, Checksum lengths, Checksum values) {
        return cells + ":" + lengths.hex() + ":" + values.hex();
    }
}
