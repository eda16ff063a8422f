// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random cells for a column that can be written to it and read from it again: as flat lists of elements in the form of {@link Cells}. */
final class RandomCells {
    private static final BigInteger TWO_63 = BigInteger.ONE.shiftLeft(63);

    private final Column column;
    private final Random random;
    private final double nullShare;

    RandomCells(Column column, Random random, double nullShare) {
        this.column = column;
        this.random = random;
        this.nullShare = nullShare;
    }

    /** The elements of one row. */
    List<Object> row() {
        int steps = column.type().variable() ? random.nextInt(5) : 1;
        boolean empty = column.form() instanceof TForm form && form.isDescriptor() && form.repeat() == 0;
        List<Object> elements = new ArrayList<>();
        for (int i = 0; !empty && i < steps * column.type().fixedElements(); i++) {
            elements.add(random.nextDouble() < nullShare && canBeNull() ? null : element());
        }
        if (empty && !column.type().variable()) {
            elements.add("");
        }
        return elements;
    }

    private boolean canBeNull() {
        return !(column.form() instanceof TForm form)
                || (form.element() != 'X' && (!form.isInteger() || column.nullValue() != null));
    }

    private Object element() {
        Object value;
        do {
            value = column.isAscii() ? field((AsciiForm) column.form()) : stored(column.tform());
        } while (isTnull(value));
        return value;
    }

    /** Whether a value would be stored as TNULL. */
    private boolean isTnull(Object value) {
        Long tnull = column.nullValue();
        if (tnull == null) {
            return false;
        }
        if (column.scaling() == Scaling.LINEAR) {
            return value.equals(
                    tnull * column.keywords().tscal() + column.keywords().tzero());
        }
        BigInteger offset =
                BigInteger.valueOf((long) (column.keywords().tzero() / 2)).shiftLeft(1);
        return new BigInteger(value.toString()).equals(BigInteger.valueOf(tnull).add(offset));
    }

    private Object stored(TForm form) {
        double scale = column.keywords().tscal();
        double zero = column.keywords().tzero();
        switch (form.element()) {
            case 'L', 'X' -> {
                return random.nextBoolean();
            }
            case 'A' -> {
                int width = form.isDescriptor() && !column.type().variable() ? 20 : column.stringWidth();
                return text(random.nextInt(width + 1));
            }
            case 'E' -> {
                float value = Float.intBitsToFloat(random.nextInt());
                return column.scaling() == Scaling.LINEAR ? (Object) (random.nextInt(1000) * scale + zero) : value;
            }
            case 'D' -> {
                double value = Double.longBitsToDouble(random.nextLong());
                return column.scaling() == Scaling.LINEAR ? random.nextInt(1000) * scale + zero : value;
            }
            case 'C' -> {
                return column.scaling() == Scaling.LINEAR
                        ? List.of(random.nextInt(1000) * scale + zero, zero)
                        : List.of(random.nextFloat(), Float.intBitsToFloat(random.nextInt()));
            }
            case 'M' -> {
                return List.of(random.nextDouble() * scale + zero, zero);
            }
            default -> {
                long integer = integer(form.element());
                return switch (column.scaling()) {
                    case NONE -> integer;
                    case LINEAR -> integer * scale + zero;
                    case OTHER_SIGN ->
                        form.element() == 'K'
                                ? (Object) BigInteger.valueOf(integer).add(TWO_63)
                                : (Object) (integer + (long) zero);
                };
            }
        }
    }

    private long integer(char code) {
        if (random.nextInt(4) == 0) {
            return random.nextBoolean() ? IntegerRange.least(code) : IntegerRange.most(code);
        }
        long any = random.nextLong() >> random.nextInt(64);
        return switch (code) {
            case 'B' -> any & 0xFF;
            case 'I' -> (short) any;
            case 'J' -> (int) any;
            // what doubles hold exactly, so that scaling is undone
            default -> column.scaling() == Scaling.LINEAR ? any >> 12 : any;
        };
    }

    private Object field(AsciiForm form) {
        switch (form.code()) {
            case 'A' -> {
                return text(random.nextInt(form.width() + 1));
            }
            case 'I' -> {
                BigInteger size = new BigInteger(random.nextInt(60) + 1, random);
                BigInteger limit = BigInteger.TEN.pow(Math.min(20, form.width() - 1));
                BigInteger value = size.mod(limit);
                value = random.nextBoolean() ? value.negate() : value;
                return column.type().element() == ElementType.DECIMAL ? value : (Object) value.longValueExact();
            }
            default -> {
                return random.nextInt(100) / 4.0;
            }
        }
    }

    /** Text that does not end with a blank, now and then beyond ASCII. */
    private String text(int bytes) {
        StringBuilder text = new StringBuilder();
        while (text.toString().getBytes(StandardCharsets.UTF_8).length < bytes) {
            text.append((char) (' ' + random.nextInt(95)));
        }
        if (bytes >= 2 && random.nextInt(5) == 0) {
            text.setLength(bytes - 2);
            text.append('\u00e9');
        }
        return text.toString().stripTrailing();
    }

    /** Appends one row. */
    static void append(ColumnAppender to, List<Object> elements) {
        for (int i = 0; i < elements.size(); i++) {
            Object element = elements.get(i);
            if (element == null) {
                to.addNull();
                continue;
            }
            switch (to.column().type().element()) {
                case BOOLEAN -> to.addBoolean((Boolean) element);
                case BYTE, SHORT, INT, LONG -> to.addLong((Long) element);
                case ULONG -> to.addUnsigned(((BigInteger) element).longValue());
                case DECIMAL ->
                    to.addDecimal(
                            ((BigInteger) element).shiftRight(Long.SIZE).longValue(),
                            ((BigInteger) element).longValue());
                case FLOAT -> to.addFloat((Float) element);
                case DOUBLE -> to.addDouble((Double) element);
                case COMPLEX_FLOAT ->
                    to.addComplex((Float) ((List<?>) element).get(0), (Float) ((List<?>) element).get(1));
                case COMPLEX_DOUBLE ->
                    to.addComplex((Double) ((List<?>) element).get(0), (Double) ((List<?>) element).get(1));
                case STRING -> to.addString((String) element);
            }
        }
    }

    /** What is read where an element was written. */
    static Object expected(Column column, Object element) {
        if (element != null) {
            return element;
        }
        return switch (column.type().element()) {
            case FLOAT -> Float.NaN;
            case DOUBLE -> column.isAscii() || column.tform().isInteger() ? null : (Object) Double.NaN;
            case COMPLEX_FLOAT -> List.of(Float.NaN, Float.NaN);
            case COMPLEX_DOUBLE -> List.of(Double.NaN, Double.NaN);
            case STRING -> column.isAscii() && column.nullText() != null ? null : "";
            default -> null;
        };
    }

    /** The elements of a cell in the form of {@link Cells}, without its levels of lists. */
    static List<Object> flat(Column column, Object cell) {
        boolean complex = column.type().element() == ElementType.COMPLEX_FLOAT
                || column.type().element() == ElementType.COMPLEX_DOUBLE;
        List<Object> elements = new ArrayList<>();
        flatten(cell, column.type().depth(), elements);
        assert complex || elements.stream().noneMatch(List.class::isInstance);
        return elements;
    }

    private static void flatten(Object cell, int depth, List<Object> into) {
        if (depth == 0) {
            into.add(cell);
        } else {
            ((List<?>) cell).forEach(item -> flatten(item, depth - 1, into));
        }
    }
}
