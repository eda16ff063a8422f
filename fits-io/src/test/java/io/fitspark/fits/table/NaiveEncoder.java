// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Encodes cells of binary tables as the standard says, one element at a time: the twin that kernels are compared with. */
final class NaiveEncoder {
    private NaiveEncoder() {}

    /** The bytes of the elements of a cell, in the row or in the heap. */
    static byte[] cell(Column column, List<Object> elements) throws IOException {
        TForm form = column.tform();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        if (form.element() == 'X') {
            BigInteger bits = BigInteger.ZERO;
            int length = (elements.size() + 7) / 8 * 8;
            for (int i = 0; i < elements.size(); i++) {
                bits = Boolean.TRUE.equals(elements.get(i)) ? bits.setBit(length - 1 - i) : bits;
            }
            for (int i = length - 8; i >= 0; i -= 8) {
                out.writeByte(bits.shiftRight(i).intValue());
            }
        } else {
            for (Object element : elements) {
                element(column, element, out);
            }
        }
        return bytes.toByteArray();
    }

    private static void element(Column column, Object element, DataOutputStream out) throws IOException {
        TForm form = column.tform();
        switch (form.element()) {
            case 'L' -> out.writeByte(element == null ? 0 : (Boolean) element ? 'T' : 'F');
            case 'A' -> {
                byte[] text = element == null ? new byte[0] : ((String) element).getBytes(StandardCharsets.UTF_8);
                boolean open = form.isDescriptor() && !column.type().variable();
                out.write(open ? text : Arrays.copyOf(text, column.stringWidth()));
            }
            case 'E' ->
                writeFloat(
                        out, element == null ? Float.NaN : real(column, element).floatValue());
            case 'D' ->
                writeDouble(
                        out,
                        element == null ? Double.NaN : real(column, element).doubleValue());
            case 'C' -> {
                for (int i = 0; i < 2; i++) {
                    writeFloat(
                            out,
                            element == null
                                    ? Float.NaN
                                    : real(column, ((List<?>) element).get(i)).floatValue());
                }
            }
            case 'M' -> {
                for (int i = 0; i < 2; i++) {
                    writeDouble(
                            out,
                            element == null
                                    ? Double.NaN
                                    : real(column, ((List<?>) element).get(i)).doubleValue());
                }
            }
            default -> {
                BigInteger stored = element == null ? BigInteger.valueOf(column.nullValue()) : integer(column, element);
                switch (form.element()) {
                    case 'B' -> out.writeByte(stored.intValue());
                    case 'I' -> out.writeShort(stored.shortValueExact());
                    case 'J' -> out.writeInt(stored.intValueExact());
                    default ->
                        out.writeLong(
                                stored.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
                }
            }
        }
    }

    private static void writeFloat(DataOutputStream out, float value) throws IOException {
        out.writeInt(Float.floatToRawIntBits(value));
    }

    private static void writeDouble(DataOutputStream out, double value) throws IOException {
        out.writeLong(Double.doubleToRawLongBits(value));
    }

    private static Number real(Column column, Object value) {
        if (column.scaling() == Scaling.NONE) {
            return (Number) value;
        }
        return (((Number) value).doubleValue() - column.keywords().tzero())
                / column.keywords().tscal();
    }

    private static BigInteger integer(Column column, Object value) {
        if (column.scaling() == Scaling.LINEAR) {
            double stored = ((Double) value - column.keywords().tzero())
                    / column.keywords().tscal();
            return new BigDecimal(Math.rint(stored)).toBigIntegerExact();
        }
        BigInteger zero = new BigDecimal(column.keywords().tzero()).toBigIntegerExact();
        return new BigInteger(value.toString()).subtract(zero);
    }
}
