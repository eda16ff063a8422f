// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A column to be written, as a caller describes it; checked when a {@link TableSchema} is made of it. Immutable: each method returns a
 * changed copy. Texts and {@code tnull} are null where there is no such keyword.
 *
 * @param name TTYPEn
 * @param tform TFORMn; of a binary table, or of an ASCII table if {@code ascii}
 * @param ascii whether the column belongs to an ASCII table
 * @param open whether a variable-length column begins with P and may become Q
 * @param dims TDIMn, the first axis varies fastest and is the width of strings; empty without it
 * @param tnull TNULLn of a binary table
 * @param nullText TNULLn of an ASCII table
 * @param scale TSCALn
 * @param zero TZEROn
 * @param unit TUNITn
 * @param disp TDISPn
 * @param ucd TUCDn
 * @param comment TCOMMn
 */
public record ColumnSpec(
        String name,
        String tform,
        boolean ascii,
        boolean open,
        List<Integer> dims,
        Long tnull,
        String nullText,
        double scale,
        double zero,
        String unit,
        String disp,
        String ucd,
        String comment) {

    public ColumnSpec {
        Objects.requireNonNull(tform, "tform is null");
        dims = List.copyOf(dims);
    }

    private ColumnSpec(String name, String tform, boolean ascii, boolean open) {
        this(name, tform, ascii, open, List.of(), null, null, 1, 0, null, null, null, null);
    }

    /** A column of a binary table, such as {@code 1E}, {@code 20A}, {@code PJ} or {@code QD}. */
    public static ColumnSpec of(String name, String tform) {
        return new ColumnSpec(name, tform, false, false);
    }

    /** A column of an ASCII table, such as {@code A12}, {@code I6}, {@code F9.3} or {@code E15.7}. */
    public static ColumnSpec ascii(String name, String tform) {
        return new ColumnSpec(name, tform, true, false);
    }

    /** A variable-length column of a binary table whose descriptors have 32 bits as long as the heap allows it. */
    public static ColumnSpec variable(String name, char element) {
        return new ColumnSpec(name, "P" + element, false, true);
    }

    /** A column of strings in a binary table. */
    public static ColumnSpec string(String name, int width) {
        return of(name, width + "A");
    }

    /**
     * A column of a binary table whose cells have the type: signed bytes and unsigned integers by their TZERO. One element in a row, or as many as the
     * axes make together; more axes than one become TDIM. DECIMAL is stored as an unsigned 64-bit integer.
     *
     * @param shape lengths of the axes, outermost first
     * @throws IllegalArgumentException for strings, which need a width
     */
    public static ColumnSpec ofType(String name, ElementType type, int... shape) {
        long repeat = 1;
        List<Integer> axes = new ArrayList<>();
        for (int i = shape.length - 1; i >= 0; i--) {
            repeat = Math.multiplyExact(repeat, shape[i]);
            axes.add(shape[i]);
        }
        ColumnSpec spec = of(name, repeat + String.valueOf(code(type))).zero(zero(type));
        return axes.size() > 1 ? spec.dims(axes) : spec;
    }

    /** A variable-length column of a binary table whose cells are arrays of the type; for strings, one string a cell. */
    public static ColumnSpec variableOfType(String name, ElementType type) {
        return variable(name, type == ElementType.STRING ? 'A' : code(type)).zero(zero(type));
    }

    /** An unsigned integer of 16, 32 or 64 bits: I, J or K with TZERO. */
    public static ColumnSpec unsigned(String name, int bits) {
        return switch (bits) {
            case Short.SIZE -> of(name, "1I").zero(0x1p15);
            case Integer.SIZE -> of(name, "1J").zero(0x1p31);
            case Long.SIZE -> of(name, "1K").zero(0x1p63);
            default -> throw new IllegalArgumentException("no unsigned integer has " + bits + " bits");
        };
    }

    /**
     * What describes a column that is there, so that another table can have it. What has no effect is left out: a TNULL that no element can equal, the
     * axes of a column without elements.
     */
    public static ColumnSpec of(Column column) {
        ColumnKeywords keywords = column.keywords();
        return new ColumnSpec(
                column.name(),
                ColumnForms.text(column.form()),
                column.isAscii(),
                false,
                ColumnForms.dims(column),
                ColumnForms.nullValue(column),
                column.nullText(),
                keywords.tscal(),
                keywords.tzero(),
                keywords.tunit(),
                keywords.tdisp(),
                keywords.tucd(),
                keywords.tcomm());
    }

    /** TDIMn. */
    public ColumnSpec dims(int... axes) {
        return dims(Arrays.stream(axes).boxed().toList());
    }

    private ColumnSpec dims(List<Integer> axes) {
        return new ColumnSpec(name, tform, ascii, open, axes, tnull, nullText, scale, zero, unit, disp, ucd, comment);
    }

    /** Another TFORMn, such as one of wider strings. */
    public ColumnSpec tform(String form) {
        return new ColumnSpec(name, form, ascii, open, dims, tnull, nullText, scale, zero, unit, disp, ucd, comment);
    }

    /** TNULLn of a binary table: the stored integer that means null. */
    public ColumnSpec tnull(long stored) {
        return new ColumnSpec(name, tform, ascii, open, dims, stored, nullText, scale, zero, unit, disp, ucd, comment);
    }

    /** TNULLn of an ASCII table: the text that means null. */
    public ColumnSpec tnull(String text) {
        return new ColumnSpec(name, tform, ascii, open, dims, tnull, text, scale, zero, unit, disp, ucd, comment);
    }

    /** TSCALn. */
    public ColumnSpec scale(double factor) {
        return new ColumnSpec(name, tform, ascii, open, dims, tnull, nullText, factor, zero, unit, disp, ucd, comment);
    }

    /** TZEROn. */
    public ColumnSpec zero(double offset) {
        return new ColumnSpec(name, tform, ascii, open, dims, tnull, nullText, scale, offset, unit, disp, ucd, comment);
    }

    /** TUNITn. */
    public ColumnSpec unit(String text) {
        return new ColumnSpec(name, tform, ascii, open, dims, tnull, nullText, scale, zero, text, disp, ucd, comment);
    }

    /** TDISPn. */
    public ColumnSpec disp(String text) {
        return new ColumnSpec(name, tform, ascii, open, dims, tnull, nullText, scale, zero, unit, text, ucd, comment);
    }

    /** TUCDn. */
    public ColumnSpec ucd(String text) {
        return new ColumnSpec(name, tform, ascii, open, dims, tnull, nullText, scale, zero, unit, disp, text, comment);
    }

    /** TCOMMn. */
    public ColumnSpec comment(String text) {
        return new ColumnSpec(name, tform, ascii, open, dims, tnull, nullText, scale, zero, unit, disp, ucd, text);
    }

    private static char code(ElementType type) {
        return switch (type) {
            case BOOLEAN -> 'L';
            case BYTE -> 'B';
            case SHORT -> 'I';
            case INT -> 'J';
            case LONG, ULONG, DECIMAL -> 'K';
            case FLOAT -> 'E';
            case DOUBLE -> 'D';
            case COMPLEX_FLOAT -> 'C';
            case COMPLEX_DOUBLE -> 'M';
            case STRING -> throw new IllegalArgumentException("a column of strings needs a width");
        };
    }

    private static double zero(ElementType type) {
        return switch (type) {
            case BYTE -> -128;
            case ULONG, DECIMAL -> 0x1p63;
            default -> 0;
        };
    }
}
