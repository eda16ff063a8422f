// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * A number that each tile has: in a column of its own, or the same for all by a keyword.
 *
 * @param offset byte offset in the row of the tile; negative if it is a keyword
 * @param code the column's code: B, I, J, K, E or D
 * @param real what the keyword says, as a real number
 * @param whole and as an integer
 */
record TileNumber(int offset, char code, double real, long whole) implements Serializable {

    static TileNumber keyword(double value) {
        return new TileNumber(-1, ' ', value, (long) value);
    }

    static TileNumber keyword(long value) {
        return new TileNumber(-1, ' ', value, value);
    }

    static TileNumber column(int offset, char code) {
        return new TileNumber(offset, code, 0, 0);
    }

    boolean isColumn() {
        return offset >= 0;
    }

    /** The number of the tile whose row begins at {@code row}. */
    double real(ByteBuffer rows, int row) {
        return switch (code) {
            case 'E' -> rows.getFloat(row + offset);
            case 'D' -> rows.getDouble(row + offset);
            case ' ' -> real;
            default -> whole(rows, row);
        };
    }

    /** The same as an integer. */
    long whole(ByteBuffer rows, int row) {
        return switch (code) {
            case 'B' -> rows.get(row + offset) & 0xff;
            case 'I' -> rows.getShort(row + offset);
            case 'J' -> rows.getInt(row + offset);
            case 'K' -> rows.getLong(row + offset);
            case ' ' -> whole;
            default -> (long) real(rows, row);
        };
    }
}
