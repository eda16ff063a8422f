// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Some consecutive rows of a source. */
record Slice(SourceTable source, long firstRow, long rows) implements Serializable {

    /** Cuts rows, slice behind slice, into pieces of so many rows; only the last one has fewer. */
    static ArrayList<ArrayList<Slice>> cut(List<Slice> slices, long rowsOfPiece) {
        ArrayList<ArrayList<Slice>> pieces = new ArrayList<>();
        ArrayList<Slice> piece = new ArrayList<>();
        long room = rowsOfPiece;
        for (Slice slice : slices) {
            long done = 0;
            while (done < slice.rows) {
                long taken = Math.min(room, slice.rows - done);
                piece.add(new Slice(slice.source, slice.firstRow + done, taken));
                done += taken;
                room -= taken;
                if (room == 0) {
                    pieces.add(piece);
                    piece = new ArrayList<>();
                    room = rowsOfPiece;
                }
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }
}
