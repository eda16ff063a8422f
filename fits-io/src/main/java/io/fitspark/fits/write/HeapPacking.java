// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Arrays;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.repack.HeapMap;
import io.fitspark.fits.repack.HeapScan;
import io.fitspark.fits.storage.Spool;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.ByteSink;

/** Writes a table without the dead bytes of its heap. What its tiles and cells hold is copied as it is. */
final class HeapPacking {
    private static final int PIECE = 1 << 20;

    private final FitsFile source;
    private final RepackTable table;
    private final HeapScan.Found found;
    private final HeapMap map;
    private final FileOutput file;

    HeapPacking(FitsFile source, RepackTable table, HeapScan.Found found, HeapMap map, FileOutput file) {
        this.source = source;
        this.table = table;
        this.found = found;
        this.map = map;
        this.file = file;
    }

    /** Writes the table, and its zone maps if they hold. */
    void write() throws IOException {
        TableLayout layout = table.layout();
        TableSchema schema = table.schema(layout.isTiled() ? found.plainBytes() : map.length());
        JoinedTable packed = table.packed(schema);
        long[] most = new long[layout.columns().size()];
        Arrays.fill(most, Integer.MAX_VALUE);
        int records = packed.cards(totals(map.length(), most)).records() + PlainTableHeader.SUM_CARDS;
        try (HduOutput out = HduOutput.begin(file, records, table.newMainBytes(), (byte) 0);
                Spool tail = file.spool()) {
            long[] longest = most;
            if (layout.isTiled()) {
                TileTails.TileRange all =
                        new TileTails.TileRange(0, layout.tiling().tiles(), 0);
                RowRebase behind = packed.rebase(0, map.length());
                ByteSink main = (bytes, offset, length) -> {
                    behind.apply(bytes, offset, length / behind.rowBytes());
                    out.main(bytes, offset, length);
                };
                longest = TileTails.repack(source, layout, schema.columns(), all, map, tail::append, main)
                        .longest();
            } else {
                copyRows(packed.rebase(0, 0), out);
            }
            copyHeap(out);
            out.heap(tail);
            JoinedTable.Totals totals = totals(out.heapLength(), longest);
            long mainSum = out.mainSum();
            out.finish(packed.cards(totals), true);
            if (totals.zones()) {
                copyZones(packed, totals, mainSum);
            }
        }
    }

    private JoinedTable.Totals totals(long heapBytes, long[] longestBlobs) {
        TableLayout layout = table.layout();
        return new JoinedTable.Totals(
                layout.rows(),
                layout.isTiled() ? layout.tiling().tiles() : 0,
                heapBytes,
                layout.isTiled() ? found.plainBytes() : map.length(),
                found.longestCells(),
                longestBlobs,
                table.zonesHold(found));
    }

    private void copyRows(RowRebase moves, HduOutput out) throws IOException {
        TableLayout layout = table.layout();
        int rowBytes = moves.rowBytes();
        if (rowBytes == 0) {
            return;
        }
        int piece = Math.max(1, PIECE / rowBytes);
        byte[] bytes = new byte[(int) Math.min(piece, layout.rows()) * rowBytes];
        for (long row = 0; row < layout.rows(); row += piece) {
            int rows = (int) Math.min(piece, layout.rows() - row);
            source.reader().readFully(layout.rowPosition(row), bytes, 0, rows * rowBytes);
            moves.apply(bytes, 0, rows, map);
            out.main(bytes, 0, rows * rowBytes);
        }
    }

    private void copyHeap(HduOutput out) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, map.length())];
        for (long at = 0; at < map.length(); at += piece.length) {
            int count = (int) Math.min(piece.length, map.length() - at);
            map.read(source.reader(), table.layout().heapOffset(), at, piece, 0, count);
            out.heap(piece, 0, count);
        }
    }

    private void copyZones(JoinedTable packed, JoinedTable.Totals totals, long mainSum) throws IOException {
        HeaderBuilder cards = packed.zonesCards(totals, file.hdus() - 1, mainSum);
        int records = cards.records() + PlainTableHeader.SUM_CARDS;
        long length = table.zonesBytes();
        byte[] piece = new byte[(int) Math.min(PIECE, length)];
        try (HduOutput out = HduOutput.begin(file, records, length, (byte) 0)) {
            for (long at = 0; at < length; at += piece.length) {
                int count = (int) Math.min(piece.length, length - at);
                source.reader().readFully(table.zonesOffset() + at, piece, 0, count);
                out.main(piece, 0, count);
            }
            out.finish(cards, true);
        }
    }
}
