// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.fitspark.fits.storage.RowPieces;

/**
 * Which bytes of a row are read for some columns, and where they then lie. Rows are read whole, as they lie one after another in the
 * file, unless they are so long that leaving out what is not asked for saves requests' worth of bytes.
 *
 * @param segments the pieces of a row, in order
 * @param stride bytes from one row to the next in the window
 * @param picked the same pieces where they are picked from rows that lie at hand, else null
 */
record RowProjection(List<Segment> segments, int stride, boolean whole, RowPieces picked) {
    /** Rows shorter than this are read whole. */
    private static final long LONG_ROW = 64 << 10;

    /** Gaps shorter than this are read rather than skipped. */
    private static final long GAP = 16 << 10;

    /** Whole rows of up to so many bytes for each piece are copied as quickly as the pieces are picked out of them. */
    private static final int BYTES_PER_PIECE = 24;

    /** The share of the row from which on the same is true of long pieces. */
    private static final int SHARE = 3;

    /** A piece of a row. */
    record Segment(long rowOffset, int length, int windowOffset) {}

    /**
     * Plans the pieces.
     *
     * @param picks whether pieces can be picked from rows without reading what is between them
     * @return null if the pieces together are longer than a Java array
     */
    static RowProjection of(TableLayout layout, List<Column> columns, boolean picks) {
        if (columns.stream().allMatch(column -> column.rowBytes() == 0)) {
            return new RowProjection(List.of(), 0, true, null);
        }
        if (layout.rowBytes() < LONG_ROW) {
            RowProjection picked = picks ? picked(layout, columns) : null;
            return picked != null
                    ? picked
                    : new RowProjection(
                            List.of(new Segment(0, (int) layout.rowBytes(), 0)), (int) layout.rowBytes(), true, null);
        }
        return segments(layout, columns, GAP);
    }

    /** Pieces that are picked; null if there are too many to be worth it. */
    private static RowProjection picked(TableLayout layout, List<Column> columns) {
        RowProjection pieces = segments(layout, columns, 1);
        boolean few = pieces.segments.size() <= layout.rowBytes() / BYTES_PER_PIECE
                && pieces.stride <= layout.rowBytes() / SHARE;
        if (!few) {
            return null;
        }
        List<RowPieces.Piece> list = pieces.segments.stream()
                .map(s -> new RowPieces.Piece((int) s.rowOffset(), s.length(), s.windowOffset()))
                .toList();
        RowPieces picked = new RowPieces((int) layout.rowBytes(), list, pieces.stride);
        return new RowProjection(pieces.segments, pieces.stride, false, picked);
    }

    private static RowProjection segments(TableLayout layout, List<Column> columns, long gap) {
        List<Column> ordered = columns.stream()
                .filter(column -> column.rowBytes() > 0)
                .sorted(Comparator.comparingLong(Column::rowOffset))
                .toList();
        List<Segment> segments = new ArrayList<>();
        long stride = 0;
        int next = 0;
        while (next < ordered.size()) {
            long start = ordered.get(next).rowOffset();
            long end = start;
            while (next < ordered.size() && ordered.get(next).rowOffset() - end < gap) {
                // fields of an ASCII table may overlap
                end = Math.max(
                        end, ordered.get(next).rowOffset() + ordered.get(next).rowBytes());
                next++;
            }
            if (stride + end - start > Integer.MAX_VALUE - 8) {
                return null;
            }
            segments.add(new Segment(start, (int) (end - start), (int) stride));
            stride += end - start;
        }
        return new RowProjection(segments, (int) stride, stride == layout.rowBytes(), null);
    }

    int windowOffset(Column column) {
        for (Segment segment : segments) {
            long within = column.rowOffset() - segment.rowOffset();
            if (within >= 0 && within + column.rowBytes() <= segment.length()) {
                return segment.windowOffset() + (int) within;
            }
        }
        if (column.rowBytes() == 0) {
            return 0;
        }
        throw new IllegalArgumentException("column " + column.name() + " was not asked for");
    }
}
