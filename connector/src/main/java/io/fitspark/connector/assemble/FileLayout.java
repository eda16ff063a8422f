// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.assemble.Piece.Sum;
import io.fitspark.connector.assemble.Piece.SumKind;
import io.fitspark.fits.write.JoinedTable;
import io.fitspark.fits.write.RowRebase;

/** Puts tables, part by part, and what else is in a file in their places. */
final class FileLayout {
    private static final int BLOCK = 2880;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<PlacedTable> tables = new ArrayList<>();

    /** A primary HDU without data. */
    void addPrimary() throws IOException {
        pieces.add(Piece.known(Sum.NONE, 0, JoinedTable.primary()));
    }

    /** Bytes that stay as they are. */
    void add(Span span) {
        if (span.length() > 0) {
            pieces.add(Piece.of(Sum.NONE, 0, span, null));
        }
    }

    /** A table with its zone maps. */
    void add(PlacedTable placed) throws IOException {
        int number = tables.size();
        tables.add(placed);
        JoinedTable.Totals totals = placed.totals();
        pieces.add(Piece.late(placed.table().header(totals, 0).length));
        addData(placed, number);
        if (totals.zones()) {
            pieces.add(Piece.late(placed.table().zonesHeader(totals, placed.hdus(), 0, 0).length));
            addZones(placed, number);
        }
    }

    /** @param oldRows rows that are not new in it */
    AssembledFile file(long oldRows) {
        long rows = tables.stream().mapToLong(placed -> placed.totals().rows()).sum();
        return new AssembledFile(pieces, this::headers, rows - oldRows);
    }

    private List<byte[]> headers(Sums sums) throws IOException {
        List<byte[]> made = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            PlacedTable placed = tables.get(i);
            JoinedTable.Totals totals = placed.totals();
            made.add(placed.table().header(totals, sums.data(i)));
            if (totals.zones()) {
                long main = sums.of(i, SumKind.MAIN);
                long zones = sums.of(i, SumKind.ZONES);
                made.add(placed.table().zonesHeader(totals, placed.hdus(), main, zones));
            }
        }
        return made;
    }

    private void addData(PlacedTable placed, int number) {
        List<Part> parts = placed.parts();
        Sum main = new Sum(number, SumKind.MAIN);
        Sum heap = new Sum(number, SumKind.HEAP);
        long heapStart = parts.stream().mapToLong(part -> part.main().length()).sum();
        long heaps = parts.stream().mapToLong(part -> part.table().heapBytes()).sum();
        long heapBase = 0;
        long tailBase = heaps;
        long at = 0;
        for (Part part : parts) {
            at = addMain(main, at, part, placed.table().rebase(heapBase, tailBase));
            heapBase += part.table().heapBytes();
            tailBase += part.tail() == null ? 0 : part.tail().length();
        }
        at = heapStart;
        for (Part part : parts) {
            at = add(Piece.live(heap, at, part.heap(), null, part.live()), at);
        }
        for (Part part : parts) {
            at = part.tail() == null ? at : add(Piece.of(heap, at, part.tail(), null), at);
        }
        pad(heap, at);
    }

    private long addMain(Sum sum, long at, Part part, RowRebase rebase) {
        boolean points = part.live() != null && part.table().tiles() == 0;
        return points
                ? add(Piece.live(sum, at, part.main(), rebase, part.live()), at)
                : add(Piece.of(sum, at, part.main(), rebase.isNone() ? null : rebase), at);
    }

    private long add(Piece piece, long at) {
        if (piece.length() > 0) {
            pieces.add(piece);
        }
        return at + piece.length();
    }

    private void pad(Sum sum, long length) {
        int rest = (int) ((BLOCK - length % BLOCK) % BLOCK);
        if (rest > 0) {
            pieces.add(Piece.known(sum, length, new byte[rest]));
        }
    }

    private void addZones(PlacedTable placed, int number) {
        Sum sum = new Sum(number, SumKind.ZONES);
        long at = 0;
        long rowBytes = JoinedTable.zoneRowBytes() * (long) placed.columns();
        for (Span span : placed.zones()) {
            at = add(Piece.of(sum, at, span, JoinedTable.zonesBehind(at / rowBytes)), at);
        }
        pad(sum, at);
    }
}
