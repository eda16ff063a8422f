// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.write.JoinedTable;
import io.fitspark.fits.write.RowRebase;
import io.fitspark.fits.write.TableOptions;

/** Puts the parts of a table in their places. */
final class FileLayout {
    private static final int BLOCK = 2880;

    private final AssemblyPlan plan;
    private final List<Part> parts;
    private final List<Span> zones;
    private final Surroundings around;
    private final JoinedTable table;
    private final long grownRows;
    private final List<Piece> pieces = new ArrayList<>();

    /** @param zones rows of the zone maps, in order; none if there are to be no zone maps */
    FileLayout(AssemblyPlan plan, List<Part> parts, List<Span> zones, Surroundings around, GrownTable grown)
            throws IOException {
        this.plan = plan;
        this.parts = parts;
        this.zones = zones;
        this.around = around;
        TableOptions options = plan.table().tableOptions();
        this.grownRows = grown == null ? 0 : grown.rows();
        this.table = grown == null
                ? new JoinedTable(plan.schema(), options, plan.tileRows())
                : new JoinedTable(plan.schema(), options, plan.tileRows(), grown.header(), grown.columns());
    }

    AssembledFile file() throws IOException {
        JoinedTable.Totals totals = totals();
        if (around.before().isEmpty()) {
            pieces.add(Piece.known(Piece.Sum.NONE, 0, JoinedTable.primary()));
        }
        around.before().forEach(span -> pieces.add(Piece.of(Piece.Sum.NONE, 0, span, null)));
        pieces.add(Piece.late(table.header(totals, 0).length));
        addData();
        if (totals.zones()) {
            pieces.add(Piece.late(table.zonesHeader(totals, around.hdus(), 0, 0).length));
            addZones();
        }
        around.behind().forEach(span -> pieces.add(Piece.of(Piece.Sum.NONE, 0, span, null)));
        return new AssembledFile(pieces, sums -> headers(totals, sums), totals.rows() - grownRows);
    }

    private List<byte[]> headers(JoinedTable.Totals totals, Sums sums) throws IOException {
        List<byte[]> made = new ArrayList<>();
        made.add(table.header(totals, sums.data()));
        if (totals.zones()) {
            made.add(table.zonesHeader(totals, around.hdus(), sums.of(Piece.Sum.MAIN), sums.of(Piece.Sum.ZONES)));
        }
        return made;
    }

    private JoinedTable.Totals totals() {
        int columns = plan.columns().size();
        long rows = 0;
        long tiles = 0;
        long heap = 0;
        long plainHeap = 0;
        long[] cells = new long[columns];
        long[] blobs = new long[columns];
        for (Part part : parts) {
            rows += part.table().rows();
            tiles += part.table().tiles();
            heap += part.table().heapBytes()
                    + (part.tail() == null ? 0 : part.tail().length());
            plainHeap += part.table().plainHeapBytes();
            for (int c = 0; c < columns; c++) {
                cells[c] = Math.max(cells[c], part.table().longestCells()[c]);
                blobs[c] = Math.max(blobs[c], part.longestBlobs()[c]);
            }
        }
        return new JoinedTable.Totals(rows, tiles, heap, plainHeap, cells, blobs, plan.zones());
    }

    private void addData() {
        long heapStart = parts.stream().mapToLong(part -> part.main().length()).sum();
        long heaps = parts.stream().mapToLong(part -> part.table().heapBytes()).sum();
        long heapBase = 0;
        long tailBase = heaps;
        long at = 0;
        for (Part part : parts) {
            RowRebase rebase = table.rebase(heapBase, tailBase);
            at = add(Piece.Sum.MAIN, at, part.main(), rebase.isNone() ? null : rebase);
            heapBase += part.table().heapBytes();
            tailBase += part.tail() == null ? 0 : part.tail().length();
        }
        at = heapStart;
        for (Part part : parts) {
            at = add(Piece.Sum.HEAP, at, part.heap(), null);
        }
        for (Part part : parts) {
            at = part.tail() == null ? at : add(Piece.Sum.HEAP, at, part.tail(), null);
        }
        pad(Piece.Sum.HEAP, at);
    }

    private long add(Piece.Sum sum, long at, Span span, RowRebase rebase) {
        if (span.length() > 0) {
            pieces.add(Piece.of(sum, at, span, rebase));
        }
        return at + span.length();
    }

    private void pad(Piece.Sum sum, long length) {
        int rest = (int) ((BLOCK - length % BLOCK) % BLOCK);
        if (rest > 0) {
            pieces.add(Piece.known(sum, length, new byte[rest]));
        }
    }

    private void addZones() {
        long at = 0;
        long rowBytes = JoinedTable.zoneRowBytes() * (long) plan.columns().size();
        for (Span span : zones) {
            at = add(Piece.Sum.ZONES, at, span, JoinedTable.zonesBehind(at / rowBytes));
        }
        pad(Piece.Sum.ZONES, at);
    }
}
