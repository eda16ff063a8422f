// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.repack.HeapMap;
import io.fitspark.fits.repack.HeapScan;
import io.fitspark.fits.repack.Retiling;
import io.fitspark.fits.repack.RunMerge;
import io.fitspark.fits.repack.RunStream;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.CellRuns;
import io.fitspark.fits.write.RepackTable;
import io.fitspark.fits.write.TablePart;

/** Assembles a file of what is live in another one: looks at its tables, and has made anew what changes. Lives on the driver. */
public final class RepackAssembly {
    private static final long MOST_ITEMS = 1000;
    private static final int STREAM_BYTES = 64 << 10;

    private final SourceFile source;
    private final PartFiles files;
    private final WorkJobs jobs;
    private final SerializableHadoopConf configuration;
    private final Wanted wanted;
    private final List<Needed> needed = new ArrayList<>();

    /** A table that is written anew: with other tiles, if their rows are given, else without its dead bytes. */
    private record Needed(
            RepackTable table,
            List<HeapRange> ranges,
            List<HeapScanWork.Found> scanned,
            HeapScan.Found totals,
            LiveHeap live,
            long tileRows) {
        int hdu() {
            return table.hdu().index();
        }

        TableLayout layout() {
            return table.layout();
        }
    }

    /**
     * What is wanted.
     *
     * @param tileRows rows of a tile; 0 if that is left open
     * @param level of gzip where tiles are made anew
     * @param itemBytes that are worth a work item
     */
    public record Wanted(long tileRows, int level, long itemBytes) {}

    public RepackAssembly(
            SourceFile source, PartFiles files, WorkJobs jobs, SerializableHadoopConf configuration, Wanted wanted) {
        this.source = source;
        this.files = files;
        this.jobs = jobs;
        this.configuration = configuration;
        this.wanted = wanted;
    }

    /** Looks at a table, those of a file in their order. Whatever else an HDU is stays as it is. */
    public void look(FitsFile file, Hdu hdu) throws IOException {
        if (!RepackTable.isOne(hdu)) {
            return;
        }
        RepackTable table = RepackTable.of(file, hdu);
        if (!table.hasHeap()) {
            return;
        }
        file.requireData(hdu);
        TableLayout layout = table.layout();
        List<HeapRange> ranges = HeapRange.cut(source, hdu.index(), layout, wanted.itemBytes());
        List<HeapScanWork.Found> scanned =
                jobs.run("looking at HDU " + hdu.index(), ranges, new HeapScanWork(files, configuration));
        HeapScan.Found totals = scanned.stream()
                .map(HeapScanWork.Found::totals)
                .reduce(new HeapScan.Found(0, 0, new long[layout.columns().size()], 0), HeapScan.Found::and);
        LiveHeap live = live(scanned);
        long tileRows = Retiling.tileRows(layout, wanted.tileRows());
        if (tileRows > 0 || table.deadBytes(totals, live.length()) > 0) {
            needed.add(new Needed(table, ranges, scanned, totals, live, tileRows));
        }
    }

    private LiveHeap live(List<HeapScanWork.Found> scanned) throws IOException {
        Notes.Made<HeapMap.Maker> made = Notes.make(files, "live", notes -> {
            HeapMap.Maker map = new HeapMap.Maker(notes::append);
            try (Sources sources = new Sources(configuration)) {
                List<RunStream> streams = new ArrayList<>();
                for (HeapScanWork.Found found : scanned) {
                    streams.add(new RunStream(found.notes().source(sources), 0, found.runs(), STREAM_BYTES));
                }
                RunMerge.of(streams, map);
            }
            map.finish();
            return map;
        });
        return new LiveHeap(made.notes(), made.result().runs(), made.result().length());
    }

    /** How many tables must be written anew. */
    public int tables() {
        return needed.size();
    }

    /** How many of them get other tiles. */
    public int retiled() {
        return (int) needed.stream().filter(table -> table.tileRows > 0).count();
    }

    /** Rows of these tables. */
    public long rows() {
        return needed.stream().mapToLong(table -> table.layout().rows()).sum();
    }

    /** Bytes that no descriptor points to. */
    public long deadBytes() {
        return needed.stream()
                .mapToLong(one -> one.table.deadBytes(one.totals, one.live.length()))
                .sum();
    }

    /** Assembles the file. */
    public AssembledFile file(FitsFile file) throws IOException {
        FileLayout layout = new FileLayout();
        long done = 0;
        for (Needed table : needed) {
            long start = table.table.hdu().entry().headerOffset();
            layout.add(new Span(source, done, start - done));
            layout.add(table.tileRows > 0 ? retiled(table) : packed(table));
            done = end(file, table.hdu() + 1);
        }
        layout.add(new Span(source, done, source.length() - done));
        return layout.file(rows());
    }

    /** Where an HDU begins, or what comes behind it if it is of zone maps. */
    private long end(FitsFile file, int hdu) throws IOException {
        int next = hdu;
        if (next < file.hduCount() && RepackTable.isZoneMap(file.hdu(next))) {
            next++;
        }
        return next < file.hduCount() ? file.hdu(next).entry().headerOffset() : source.length();
    }

    private PlacedTable packed(Needed one) throws IOException {
        TableLayout layout = one.layout();
        long plainBytes = layout.isTiled() ? one.totals.plainBytes() : one.live.length();
        TableSchema schema = one.table.schema(plainBytes);
        List<Span> zones = one.table.zonesHold(one.totals)
                ? List.of(new Span(source, one.table.zonesOffset(), one.table.zonesBytes()))
                : null;
        List<Part> parts = layout.isTiled() ? movedTiles(one, schema) : List.of(movedRows(one));
        return new PlacedTable(one.table.packed(schema), layout.columns().size(), parts, zones, one.hdu());
    }

    private List<Part> movedTiles(Needed one, TableSchema schema) throws IOException {
        List<HeapMoveWork.Item> items = new ArrayList<>();
        long plain = 0;
        for (int i = 0; i < one.ranges.size(); i++) {
            HeapScan.Found found = one.scanned.get(i).totals();
            items.add(new HeapMoveWork.Item(one.ranges.get(i), found, plain));
            plain += found.plainBytes();
        }
        List<Part> parts = new ArrayList<>(jobs.run(
                "placing tiles of HDU " + one.hdu(),
                items,
                new HeapMoveWork(files, schema.columns(), one.live, configuration)));
        if (!parts.isEmpty()) {
            // the heap is that of all parts together
            int last = parts.size() - 1;
            parts.set(last, parts.get(last).withHeap(one.live));
        }
        return parts;
    }

    /** Rows change on their way. */
    private Part movedRows(Needed one) {
        TableLayout layout = one.layout();
        int columns = layout.columns().size();
        TablePart table = new TablePart(
                layout.rows(),
                0,
                layout.dataOffset(),
                Math.toIntExact(layout.rowBytes()),
                layout.heapOffset(),
                0,
                0,
                one.live.length(),
                one.totals.longestCells(),
                new long[columns],
                -1);
        return Part.of(source, one.hdu(), table, columns).withHeap(one.live);
    }

    private PlacedTable retiled(Needed one) throws IOException {
        TableLayout layout = one.layout();
        int columns = layout.columns().size();
        TableSchema schema = one.table.schema(one.totals.plainBytes());
        SourceTable whole = new SourceTable(source, one.hdu(), layout.rows(), false);
        List<Slice> slices = new ArrayList<>();
        long each = itemRows(layout, one.tileRows);
        for (long row = 0; row < layout.rows(); row += each) {
            slices.add(new Slice(whole, row, Math.min(each, layout.rows() - row)));
        }
        List<Part> parts = jobs.run(
                "making tiles of HDU " + one.hdu(),
                slices,
                new RetileWork(files, one.tileRows, columns, wanted.level(), configuration));
        if (!CellRuns.columns(layout.columns()).isEmpty()) {
            parts = withTails(parts, schema, one.hdu());
        }
        List<Span> zones = one.table.zonesHold(one.totals) ? zones(one, slices) : null;
        return new PlacedTable(one.table.retiled(schema, one.tileRows), columns, parts, zones, one.hdu());
    }

    /** Rows that fill whole tiles of an item, or of as many as there may be. */
    private long itemRows(TableLayout layout, long tileRows) {
        long bytes = Math.max(
                layout.heapBytes(),
                layout.rows() * layout.rowBytes() + layout.tiling().plainHeapBytes());
        long items = Math.max(1, Math.min(MOST_ITEMS, bytes / wanted.itemBytes()));
        long each = (layout.rows() + items - 1) / items;
        return (each + tileRows - 1) / tileRows * tileRows;
    }

    private List<Part> withTails(List<Part> parts, TableSchema schema, int hdu) throws IOException {
        List<TailWork.Item> items = TailWork.items(parts);
        return jobs.run(
                "placing cells of HDU " + hdu,
                items,
                new TailWork(files, schema.columns(), wanted.level(), configuration));
    }

    private List<Span> zones(Needed one, List<Slice> slices) throws IOException {
        TableLayout layout = one.layout();
        List<ArrayList<Slice>> items =
                slices.stream().map(slice -> new ArrayList<>(List.of(slice))).toList();
        return jobs.run(
                "looking at the values of HDU " + one.hdu(),
                items,
                new ZoneWork(files, layout.columns(), layout.rowBytes(), one.tileRows, configuration));
    }
}
