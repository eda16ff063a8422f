// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.dump;

import java.math.BigInteger;
import java.nio.ByteBuffer;

import io.fitspark.fits.table.ColumnVector;

/**
 * The arrays of a decoded column: {@code values} of all elements in turn (real and imaginary parts in turn), or {@code lengths} and
 * {@code bytes} of strings; {@code nulls}, 1 for null, if there are any; {@code counts} of elements of each row, if they differ by
 * row.
 */
final class VectorArrays {
    private VectorArrays() {}

    static void add(ColumnVector vector, DumpStream to) {
        int elements = vector.elementCount();
        int slots = elements * vector.type().element().slots();
        switch (vector.type().element()) {
            case BOOLEAN -> to.array("values", "|u1", slots).put(vector.bytes(), 0, slots);
            case BYTE -> to.array("values", "|i1", slots).put(vector.bytes(), 0, slots);
            case SHORT -> to.array("values", "<i2", 2 * slots).asShortBuffer().put(vector.shorts(), 0, slots);
            case INT -> to.array("values", "<i4", 4 * slots).asIntBuffer().put(vector.ints(), 0, slots);
            case LONG -> to.array("values", "<i8", 8 * slots).asLongBuffer().put(vector.longs(), 0, slots);
            case ULONG -> to.array("values", "<u8", 8 * slots).asLongBuffer().put(vector.longs(), 0, slots);
            case FLOAT, COMPLEX_FLOAT ->
                to.array("values", "<f4", 4 * slots).asFloatBuffer().put(vector.floats(), 0, slots);
            case DOUBLE, COMPLEX_DOUBLE ->
                to.array("values", "<f8", 8 * slots).asDoubleBuffer().put(vector.doubles(), 0, slots);
            case DECIMAL -> addDecimals(vector, to);
            case STRING -> addStrings(vector, to);
        }
        if (vector.hasNulls()) {
            addNulls(vector, to);
        }
        if (vector.rowOffsets() != null) {
            addCounts(vector, to);
        }
    }

    /** As 64-bit integers, signed or unsigned, where all of them are; else as doubles: no other reader has more digits then. */
    private static void addDecimals(ColumnVector vector, DumpStream to) {
        long[] halves = vector.longs();
        int elements = vector.elementCount();
        boolean signed = true;
        boolean unsigned = true;
        for (int i = 0; i < elements; i++) {
            signed &= halves[2 * i] == halves[2 * i + 1] >> 63;
            unsigned &= halves[2 * i] == 0;
        }
        String type = signed ? "<i8" : unsigned ? "<u8" : "<f8";
        ByteBuffer values = to.array("values", type, 8 * elements);
        for (int i = 0; i < elements; i++) {
            long lower = halves[2 * i + 1];
            if (signed || unsigned) {
                values.putLong(lower);
            } else {
                BigInteger low = new BigInteger(Long.toUnsignedString(lower));
                values.putDouble(
                        BigInteger.valueOf(halves[2 * i]).shiftLeft(64).add(low).doubleValue());
            }
        }
    }

    private static void addStrings(ColumnVector vector, DumpStream to) {
        int[] lengths = vector.stringLengths();
        int total = 0;
        for (int i = 0; i < vector.elementCount(); i++) {
            total = Math.addExact(total, lengths[i]);
        }
        to.array("lengths", "<i4", 4 * vector.elementCount()).asIntBuffer().put(lengths, 0, vector.elementCount());
        ByteBuffer bytes = to.array("bytes", "|u1", total);
        for (int i = 0; i < vector.elementCount(); i++) {
            bytes.put(vector.stringBytes(), vector.stringStarts()[i], lengths[i]);
        }
    }

    private static void addNulls(ColumnVector vector, DumpStream to) {
        ByteBuffer nulls = to.array("nulls", "|u1", vector.elementCount());
        for (int i = 0; i < vector.elementCount(); i++) {
            nulls.put((byte) (vector.nulls()[i] ? 1 : 0));
        }
    }

    private static void addCounts(ColumnVector vector, DumpStream to) {
        int[] offsets = vector.rowOffsets();
        ByteBuffer counts = to.array("counts", "<i4", 4 * vector.rows());
        for (int row = 0; row < vector.rows(); row++) {
            counts.putInt(offsets[row + 1] - offsets[row]);
        }
    }
}
