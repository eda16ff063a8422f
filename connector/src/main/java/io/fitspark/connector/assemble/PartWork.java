// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.write.Lending;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.BatchOptions;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableBatches;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.TablePart;
import io.fitspark.fits.write.TableWriter;

/** Makes a part: a file with a table of the final format. */
record PartWork(AssemblyPlan plan) implements WorkJobs.Work<PartWork.Item, Part> {
    private static final long serialVersionUID = 1L;
    private static final int[] NONE = {};
    private static final int HDU = 1;

    /**
     * What a part is made of.
     *
     * @param copied a table whose first tiles are copied; null if rows are encoded
     * @param tiles that are copied
     * @param zones what is known of these; null if nothing is, or need be
     * @param slices rows that are encoded
     */
    record Item(SourceTable copied, long tiles, Span zones, ArrayList<Slice> slices) implements Serializable {
        static Item copy(SourceTable from, long tiles, Span zones) {
            return new Item(from, tiles, zones, new ArrayList<>());
        }

        static Item encode(ArrayList<Slice> slices) {
            return new Item(null, 0, null, slices);
        }
    }

    @Override
    public Part on(Item item) throws IOException {
        PartFiles.Made<TablePart> made = plan.files().make("part", path -> {
            try (Sources sources = new Sources(plan.configuration());
                    FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
                if (item.copied != null) {
                    copy(item, sources, writer);
                } else {
                    encode(item.slices, sources, writer);
                }
                writer.finish();
            }
            try (FitsFile file = FitsFile.open(path)) {
                return TablePart.of(file, file.hdu(HDU));
            }
        });
        Part part = Part.of(made.file(), HDU, made.result(), plan.columns().size());
        return item.zones == null ? part : part.withZones(new ArrayList<>(List.of(item.zones)));
    }

    private void copy(Item item, Sources sources, FitsWriter writer) throws IOException {
        try (FitsFile file = sources.fits(item.copied.file())) {
            Hdu hdu = file.hdu(item.copied.hdu());
            writer.tiles(plan.schema(), plan.options().withZoneMaps(false), plan.codecs(), file, hdu, 0, item.tiles)
                    .finish();
        }
    }

    private void encode(List<Slice> slices, Sources sources, FitsWriter writer) throws IOException {
        TableWriter table = writer.table(plan.schema(), plan.options());
        Lending lending = new Lending(plan.schema());
        for (Slice slice : slices) {
            read(slice, sources, plan.schema(), batch -> table.write(lending.of(batch)));
        }
        table.finish();
    }

    /** Takes rows. */
    interface Rows {
        void batch(ColumnBatch batch) throws IOException;
    }

    static void read(Slice slice, Sources sources, TableSchema schema, Rows rows) throws IOException {
        int[] all = IntStream.range(0, schema.columns().size()).toArray();
        try (FitsFile file = sources.fits(slice.source().file());
                RangeReader ahead = ahead(slice, sources, layout(slice, file))) {
            TableLayout layout = layout(slice, file);
            TableBatches batches = TableReader.of(ahead, layout, file.limits())
                    .batches(slice.firstRow(), slice.rows(), all, NONE, BatchOptions.DEFAULT);
            ColumnBatch batch = new ColumnBatch();
            while (batches.next(batch)) {
                rows.batch(batch);
            }
        }
    }

    private static TableLayout layout(Slice slice, FitsFile file) throws IOException {
        return TableLayout.of(file.name(), file.hdu(slice.source().hdu()));
    }

    /** Plain rows are read from front to back, tiles here and there. */
    private static RangeReader ahead(Slice slice, Sources sources, TableLayout layout) throws IOException {
        RangeReader reader = sources.reader(slice.source().file());
        return layout.isTiled()
                ? HadoopFiles.notAhead(reader)
                : HadoopFiles.readAhead(
                        reader,
                        layout.rowPosition(slice.firstRow()),
                        layout.rowPosition(slice.firstRow() + slice.rows()));
    }
}
