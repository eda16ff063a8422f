// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Shows decoded cells as plain objects, one at a time: lists, strings, numbers, booleans, null; complex numbers as lists of two. */
public final class Cells {
    private Cells() {}

    /** The cells of all rows. */
    public static List<Object> all(ColumnVector vector) {
        List<Object> cells = new ArrayList<>();
        for (int row = 0; row < vector.rows(); row++) {
            cells.add(cell(vector, row));
        }
        return cells;
    }

    /** The cell of a row. */
    public static Object cell(ColumnVector vector, int row) {
        List<Integer> shape = vector.type().shape();
        if (!vector.type().variable()) {
            return nested(vector, row * vector.elementsPerRow(), shape);
        }
        int start = vector.rowOffsets()[row];
        int end = vector.rowOffsets()[row + 1];
        List<Object> list = new ArrayList<>();
        int step = vector.elementsPerRow();
        for (int at = start; at < end; at += Math.max(1, step)) {
            list.add(nested(vector, at, shape));
        }
        return list;
    }

    /** The type as Spark's DDL has it. */
    static String ddl(ColumnType type) {
        String ddl =
                switch (type.element()) {
                    case BOOLEAN -> "BOOLEAN";
                    case BYTE -> "TINYINT";
                    case SHORT -> "SMALLINT";
                    case INT -> "INT";
                    case LONG -> "BIGINT";
                    case ULONG, DECIMAL -> "DECIMAL(20,0)";
                    case FLOAT -> "FLOAT";
                    case DOUBLE -> "DOUBLE";
                    case COMPLEX_FLOAT -> "STRUCT<re: FLOAT, im: FLOAT>";
                    case COMPLEX_DOUBLE -> "STRUCT<re: DOUBLE, im: DOUBLE>";
                    case STRING -> "STRING";
                };
        for (int i = 0; i < type.depth(); i++) {
            ddl = "ARRAY<" + ddl + ">";
        }
        return ddl;
    }

    private static Object nested(ColumnVector vector, int at, List<Integer> shape) {
        if (shape.isEmpty()) {
            return element(vector, at);
        }
        List<Integer> inner = shape.subList(1, shape.size());
        int step = inner.stream().reduce(1, (a, b) -> a * b);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < shape.get(0); i++) {
            list.add(nested(vector, at + i * step, inner));
        }
        return list;
    }

    private static Object element(ColumnVector vector, int at) {
        if (vector.hasNulls() && vector.nulls()[at]) {
            return null;
        }
        return switch (vector.type().element()) {
            case BOOLEAN -> vector.bytes()[at] == 1;
            case BYTE -> (long) vector.bytes()[at];
            case SHORT -> (long) vector.shorts()[at];
            case INT -> (long) vector.ints()[at];
            case LONG -> vector.longs()[at];
            case ULONG -> new BigInteger(Long.toUnsignedString(vector.longs()[at]));
            case DECIMAL ->
                BigInteger.valueOf(vector.longs()[2 * at])
                        .shiftLeft(Long.SIZE)
                        .add(new BigInteger(Long.toUnsignedString(vector.longs()[2 * at + 1])));
            case FLOAT -> vector.floats()[at];
            case DOUBLE -> vector.doubles()[at];
            case COMPLEX_FLOAT -> List.of(vector.floats()[2 * at], vector.floats()[2 * at + 1]);
            case COMPLEX_DOUBLE -> List.of(vector.doubles()[2 * at], vector.doubles()[2 * at + 1]);
            case STRING ->
                new String(
                        vector.stringBytes(),
                        vector.stringStarts()[at],
                        vector.stringLengths()[at],
                        StandardCharsets.UTF_8);
        };
    }
}
