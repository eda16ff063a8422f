// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.util.List;

/**
 * Pieces of each of some equally long rows, and where they go: those of one row one behind the other.
 *
 * @param rowBytes bytes from one row to the next in the file
 * @param pieces what is wanted of each row
 * @param stride bytes from one row to the next in the buffer
 */
public record RowPieces(int rowBytes, List<Piece> pieces, int stride) {

    /**
     * A piece of a row.
     *
     * @param from where in the row of the file
     * @param length how many bytes
     * @param to where in the row of the buffer
     */
    public record Piece(int from, int length, int to) {}

    public RowPieces {
        pieces = List.copyOf(pieces);
        for (Piece piece : pieces) {
            if (piece.from < 0 || piece.length < 0 || piece.to < 0) {
                throw new IllegalArgumentException("a piece begins before its row: " + piece);
            }
            if (piece.length > rowBytes - piece.from || piece.length > stride - piece.to) {
                throw new IllegalArgumentException("a piece goes beyond its row: " + piece);
            }
        }
    }
}
