// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.Arrays;

/**
 * The decoded cells of one column of a batch. The elements of all rows lie in one primitive array, row after row; which array says
 * {@link ElementType}. Arrays may be longer than the values in them and are reused by the next read into the batch. Not safe for
 * concurrent use.
 */
public final class ColumnVector {
    private static final byte[] NO_BYTES = {};
    private static final boolean[] NO_NULLS = {};

    private final Column column;
    private final int elementsPerRow;
    private int rows;
    private int elements;

    private byte[] bytes = NO_BYTES;
    private short[] shorts = {};
    private int[] ints = {};
    private long[] longs = {};
    private float[] floats = {};
    private double[] doubles = {};

    private boolean[] nulls = NO_NULLS;
    private boolean hasNulls;
    private int[] rowOffsets;

    private byte[] stringBytes = NO_BYTES;
    private byte[] ownedStringBytes = NO_BYTES;
    private int stringBytesUsed;
    private int[] stringStarts = {};
    private int[] stringLengths = {};

    ColumnVector(Column column) {
        this.column = column;
        this.elementsPerRow = column.type().fixedElements();
        this.rowOffsets = column.type().variable() ? new int[1] : null;
    }

    /** The column that was decoded. */
    public Column column() {
        return column;
    }

    /** The type of its cells. */
    public ColumnType type() {
        return column.type();
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of elements of all rows. */
    public int elementCount() {
        return elements;
    }

    /** Elements of each row, or of each step along the variable axis. */
    public int elementsPerRow() {
        return elementsPerRow;
    }

    /**
     * Where the elements of row r begin, and at r + 1 where they end; {@code rows() + 1} entries. Null for columns of a fixed size,
     * whose row r begins at {@code r * elementsPerRow()}.
     */
    public int[] rowOffsets() {
        return rowOffsets;
    }

    /** Whether any element is null. */
    public boolean hasNulls() {
        return hasNulls;
    }

    /** Per element, whether it is null; to be looked at only if {@link #hasNulls}. */
    public boolean[] nulls() {
        return nulls;
    }

    /** BOOLEAN (0 or 1) and BYTE elements. */
    public byte[] bytes() {
        return bytes;
    }

    /** SHORT elements. */
    public short[] shorts() {
        return shorts;
    }

    /** INT elements. */
    public int[] ints() {
        return ints;
    }

    /** LONG and ULONG elements; DECIMAL elements as pairs. */
    public long[] longs() {
        return longs;
    }

    /** FLOAT elements; COMPLEX_FLOAT elements as pairs. */
    public float[] floats() {
        return floats;
    }

    /** DOUBLE elements; COMPLEX_DOUBLE elements as pairs. */
    public double[] doubles() {
        return doubles;
    }

    /** What {@link #stringStarts} points into; valid UTF-8 in every slice. */
    public byte[] stringBytes() {
        return stringBytes;
    }

    /** First byte of each STRING element. */
    public int[] stringStarts() {
        return stringStarts;
    }

    /** Bytes of each STRING element: it ends at the first NUL and has no trailing blanks. */
    public int[] stringLengths() {
        return stringLengths;
    }

    /** Begins a new batch that will have {@code newRows} rows. */
    void begin(int newRows) {
        rows = newRows;
        elements = 0;
        hasNulls = false;
        stringBytes = ownedStringBytes;
        stringBytesUsed = 0;
        if (rowOffsets != null && rowOffsets.length < newRows + 1) {
            rowOffsets = new int[newRows + 1];
        }
        if (column.canBeNull() && nulls.length > 0) {
            Arrays.fill(nulls, false);
        }
    }

    /**
     * Makes room for more elements and counts them.
     *
     * @return index of the first of them
     */
    int add(int count, boolean exact) {
        int first = elements;
        int needed = Math.addExact(elements, count);
        int slots = Math.multiplyExact(needed, type().element().slots());
        switch (type().element()) {
            case BOOLEAN, BYTE -> bytes = slots <= bytes.length ? bytes : Arrays.copyOf(bytes, room(slots, exact));
            case SHORT -> shorts = slots <= shorts.length ? shorts : Arrays.copyOf(shorts, room(slots, exact));
            case INT -> ints = slots <= ints.length ? ints : Arrays.copyOf(ints, room(slots, exact));
            case LONG, ULONG, DECIMAL ->
                longs = slots <= longs.length ? longs : Arrays.copyOf(longs, room(slots, exact));
            case FLOAT, COMPLEX_FLOAT ->
                floats = slots <= floats.length ? floats : Arrays.copyOf(floats, room(slots, exact));
            case DOUBLE, COMPLEX_DOUBLE ->
                doubles = slots <= doubles.length ? doubles : Arrays.copyOf(doubles, room(slots, exact));
            case STRING -> {
                if (slots > stringStarts.length) {
                    stringStarts = Arrays.copyOf(stringStarts, room(slots, exact));
                    stringLengths = Arrays.copyOf(stringLengths, stringStarts.length);
                }
            }
        }
        if ((column.canBeNull() || hasNulls) && nulls.length < needed) {
            nulls = Arrays.copyOf(nulls, room(needed, exact));
        }
        elements = needed;
        return first;
    }

    private static int room(int needed, boolean exact) {
        return exact ? needed : (int) Math.min(Integer.MAX_VALUE - 8L, needed + (needed >> 1) + 16L);
    }

    /** Forgets all rows; a writer's caller begins again. */
    void clear() {
        rows = 0;
        elements = 0;
        stringBytesUsed = 0;
        if (hasNulls) {
            Arrays.fill(nulls, false);
            hasNulls = false;
        }
    }

    void rows(int filled) {
        rows = filled;
    }

    /** Marks an element as null, also where the file's format has no nulls: a writer tells. */
    void markNull(int at) {
        if (nulls.length <= at) {
            nulls = Arrays.copyOf(nulls, room(at + 1, false));
        }
        nulls[at] = true;
        hasNulls = true;
    }

    /** Ends the cell of a row of a variable-length column. */
    void endCell(int row) {
        if (rowOffsets.length < row + 2) {
            rowOffsets = Arrays.copyOf(rowOffsets, room(row + 2, false));
        }
        rowOffsets[row + 1] = elements;
    }

    /** Gives back bytes at the end of those that {@link #addStringBytes} has made room for. */
    void dropStringBytes(int count) {
        stringBytesUsed -= count;
    }

    void lend(byte[] values) {
        bytes = values;
    }

    void lend(short[] values) {
        shorts = values;
    }

    void lend(int[] values) {
        ints = values;
    }

    void lend(long[] values) {
        longs = values;
    }

    void lend(float[] values) {
        floats = values;
    }

    void lend(double[] values) {
        doubles = values;
    }

    void lend(byte[] utf8, int[] starts, int[] lengths) {
        stringBytes = utf8;
        stringStarts = starts;
        stringLengths = lengths;
    }

    void lend(boolean[] lent) {
        hasNulls = lent != null;
        nulls = lent == null ? NO_NULLS : lent;
    }

    void lendOffsets(int[] offsets) {
        rowOffsets = offsets;
    }

    /** Checks that lent arrays hold so many rows. */
    void checkLent(int lentRows) {
        LentArrays.check(this, lentRows);
        elements = rowOffsets == null ? lentRows * elementsPerRow : rowOffsets[lentRows];
    }

    void markNulls() {
        hasNulls = true;
    }

    /** Lets the slices point into bytes that belong to somebody else, until the next {@link #begin}. */
    void borrowStringBytes(byte[] borrowed) {
        stringBytes = borrowed;
    }

    /**
     * Makes room for bytes of strings in this vector's own array.
     *
     * @return index of the first of them
     */
    int addStringBytes(int count) {
        int first = stringBytesUsed;
        int needed = Math.addExact(first, count);
        if (ownedStringBytes.length < needed) {
            ownedStringBytes = Arrays.copyOf(ownedStringBytes, room(needed, first == 0));
        }
        stringBytesUsed = needed;
        stringBytes = ownedStringBytes;
        return first;
    }

    /** Makes valid UTF-8 of slices that hold bytes beyond ASCII. */
    void repairStrings(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Utf8.isValid(stringBytes, stringStarts[i], stringLengths[i])) {
                replaceString(i, Utf8.ofLatin1(stringBytes, stringStarts[i], stringLengths[i]), to);
            }
        }
    }

    /** Puts new bytes in the place of a slice; bytes that were borrowed are copied first, for all slices up to {@code end}. */
    private void replaceString(int index, byte[] replacement, int end) {
        if (stringBytes != ownedStringBytes) {
            byte[] borrowed = stringBytes;
            stringBytesUsed = 0;
            for (int i = 0; i < end; i++) {
                int at = addStringBytes(stringLengths[i]);
                System.arraycopy(borrowed, stringStarts[i], ownedStringBytes, at, stringLengths[i]);
                stringStarts[i] = at;
            }
        }
        stringStarts[index] = addStringBytes(replacement.length);
        stringLengths[index] = replacement.length;
        System.arraycopy(replacement, 0, ownedStringBytes, stringStarts[index], replacement.length);
    }
}
