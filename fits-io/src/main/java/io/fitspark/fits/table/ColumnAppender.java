// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/**
 * Takes the values of one column, element after element; the elements of an array are appended one by one, too. Values must fit the type of the
 * column's cells; integers and floats may be narrower.
 */
public final class ColumnAppender {
    private final ColumnVector vector;
    private final ElementType element;

    ColumnAppender(ColumnVector vector) {
        this.vector = vector;
        this.element = vector.type().element();
    }

    /** The column. */
    public Column column() {
        return vector.column();
    }

    /** Appends an element without a value. */
    public void addNull() {
        int at = vector.add(1, false);
        vector.markNull(at);
        if (element == ElementType.STRING) {
            vector.stringStarts()[at] = 0;
            vector.stringLengths()[at] = 0;
        }
    }

    /** Appends to a column of BOOLEAN. */
    public void addBoolean(boolean value) {
        require(element == ElementType.BOOLEAN, "a boolean");
        int at = vector.add(1, false);
        vector.bytes()[at] = (byte) (value ? 1 : 0);
    }

    /**
     * Appends to a column of BYTE, SHORT, INT or LONG; to one of ULONG what is not negative.
     *
     * @throws IllegalArgumentException if the column's type cannot hold the value
     */
    public void addLong(long value) {
        switch (element) {
            case BYTE -> {
                requireRange((byte) value == value, value);
                int at = vector.add(1, false);
                vector.bytes()[at] = (byte) value;
            }
            case SHORT -> {
                requireRange((short) value == value, value);
                int at = vector.add(1, false);
                vector.shorts()[at] = (short) value;
            }
            case INT -> {
                requireRange((int) value == value, value);
                int at = vector.add(1, false);
                vector.ints()[at] = (int) value;
            }
            case LONG -> {
                int at = vector.add(1, false);
                vector.longs()[at] = value;
            }
            case ULONG -> {
                requireRange(value >= 0, value);
                int at = vector.add(1, false);
                vector.longs()[at] = value;
            }
            case DECIMAL -> addDecimal(value >> (Long.SIZE - 1), value);
            default -> require(false, "an integer");
        }
    }

    /** Appends to a column of ULONG the bits of an unsigned number. */
    public void addUnsigned(long bits) {
        require(element == ElementType.ULONG, "an unsigned integer");
        int at = vector.add(1, false);
        vector.longs()[at] = bits;
    }

    /** Appends to a column of DECIMAL the two halves of a signed 128-bit number. */
    public void addDecimal(long upper, long lower) {
        require(element == ElementType.DECIMAL, "a 128-bit integer");
        int at = 2 * vector.add(1, false);
        vector.longs()[at] = upper;
        vector.longs()[at + 1] = lower;
    }

    /** Appends to a column of FLOAT or DOUBLE. */
    public void addFloat(float value) {
        if (element == ElementType.DOUBLE) {
            addDouble(value);
            return;
        }
        require(element == ElementType.FLOAT, "a float");
        int at = vector.add(1, false);
        vector.floats()[at] = value;
    }

    /** Appends to a column of DOUBLE. */
    public void addDouble(double value) {
        require(element == ElementType.DOUBLE, "a double");
        int at = vector.add(1, false);
        vector.doubles()[at] = value;
    }

    /** Appends to a column of COMPLEX_FLOAT or COMPLEX_DOUBLE. */
    public void addComplex(float re, float im) {
        if (element == ElementType.COMPLEX_DOUBLE) {
            addComplex((double) re, (double) im);
            return;
        }
        require(element == ElementType.COMPLEX_FLOAT, "a complex number of floats");
        int at = 2 * vector.add(1, false);
        vector.floats()[at] = re;
        vector.floats()[at + 1] = im;
    }

    /** Appends to a column of COMPLEX_DOUBLE. */
    public void addComplex(double re, double im) {
        require(element == ElementType.COMPLEX_DOUBLE, "a complex number of doubles");
        int at = 2 * vector.add(1, false);
        vector.doubles()[at] = re;
        vector.doubles()[at + 1] = im;
    }

    /** Appends to a column of STRING; surrogates without their other half become question marks. */
    public void addString(String value) {
        require(element == ElementType.STRING, "a string");
        int length = value.length();
        int start = vector.addStringBytes(length);
        byte[] bytes = vector.stringBytes();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                vector.dropStringBytes(length);
                addUnicode(value);
                return;
            }
            bytes[start + i] = (byte) c;
        }
        slice(start, length);
    }

    private void addUnicode(String value) {
        int most = Math.multiplyExact(value.length(), Utf8.MOST);
        int start = vector.addStringBytes(most);
        int end = Utf8.encode(value, vector.stringBytes(), start);
        vector.dropStringBytes(most - (end - start));
        slice(start, end - start);
    }

    /** Appends to a column of STRING what is UTF-8. */
    public void addString(byte[] utf8, int offset, int length) {
        require(element == ElementType.STRING, "a string");
        int start = vector.addStringBytes(length);
        System.arraycopy(utf8, offset, vector.stringBytes(), start, length);
        slice(start, length);
    }

    private void slice(int start, int length) {
        int at = vector.add(1, false);
        vector.stringStarts()[at] = start;
        vector.stringLengths()[at] = length;
    }

    void endRow(int row) {
        int elements = vector.elementCount();
        int perRow = vector.elementsPerRow();
        if (vector.rowOffsets() != null) {
            int count = elements - vector.rowOffsets()[row];
            if (perRow == 0 ? count != 0 : count % perRow != 0) {
                throw new IllegalStateException("column " + column().name() + ": " + count
                        + " elements in row " + row + " do not fill the axes of TDIM "
                        + column().keywords().tdim());
            }
            vector.endCell(row);
            return;
        }
        long expected = (row + 1L) * perRow;
        if (elements != expected) {
            throw new IllegalStateException("column " + column().name() + ": row " + row + " has "
                    + (elements - expected + perRow) + " elements, not " + perRow);
        }
    }

    void clear() {
        vector.clear();
    }

    private void require(boolean fits, String what) {
        if (!fits) {
            throw new IllegalStateException(
                    "column " + column().name() + " holds " + element + ", it cannot take " + what);
        }
    }

    private void requireRange(boolean fits, long value) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "column " + column().name() + " holds " + element + ", it cannot take " + value);
        }
    }
}
