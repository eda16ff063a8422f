// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class RowPiecesTest {

    @Test
    void refusesPiecesOutsideOfTheirRows() {
        for (int[] piece : new int[][] {{-1, 2, 0}, {0, -2, 0}, {0, 2, -1}}) {
            assertThatThrownBy(() -> new RowPieces(10, List.of(new RowPieces.Piece(piece[0], piece[1], piece[2])), 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("before its row");
        }
        for (int[] piece : new int[][] {{9, 2, 0}, {0, 2, 3}, {Integer.MAX_VALUE, 4, 0}, {0, 4, Integer.MAX_VALUE}}) {
            assertThatThrownBy(() -> new RowPieces(10, List.of(new RowPieces.Piece(piece[0], piece[1], piece[2])), 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("beyond its row");
        }
    }
}
