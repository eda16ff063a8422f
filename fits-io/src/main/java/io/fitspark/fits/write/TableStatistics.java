// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.BatchOptions;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableBatches;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.ColumnStatistics;
import io.fitspark.fits.table.encode.ZoneMap;

/** What is learnt of the values of a table while it is written: TDMINn and TDMAXn of all rows, and the zone maps of as many as a zone has. */
final class TableStatistics implements Closeable {
    private final List<ColumnStatistics> whole;
    private final ZoneRows zones;

    private TableStatistics(List<ColumnStatistics> whole, ZoneRows zones) {
        this.whole = whole;
        this.zones = zones;
    }

    /** What the options ask for; null if that is nothing. */
    static TableStatistics of(TableSchema schema, TableOptions options, FileOutput file) throws IOException {
        if (!options.minMax() && !options.zoneMaps()) {
            return null;
        }
        return new TableStatistics(
                options.minMax() ? columns(schema) : null,
                options.zoneMaps() ? new ZoneRows(schema, options, file) : null);
    }

    static List<ColumnStatistics> columns(TableSchema schema) {
        return schema.columns().stream().map(ColumnStatistics::of).toList();
    }

    /** Cards that the statistics add to the header at most. */
    static int mostCards(TableSchema schema, TableOptions options) {
        return (options.minMax() ? 2 * schema.columns().size() : 0) + (options.zoneMaps() ? 1 : 0);
    }

    /** Adds all rows of a table, which precede those that are added next. */
    void addAll(TableReader reader) throws IOException {
        int[] all = IntStream.range(0, reader.layout().columns().size()).toArray();
        TableBatches batches = reader.batches(0, reader.layout().rows(), all, new int[0], BatchOptions.DEFAULT);
        ColumnBatch batch = new ColumnBatch();
        while (batches.next(batch)) {
            add(batch, 0, batch.rows());
        }
    }

    /** Adds rows, which follow those that were added before. */
    void add(ColumnBatch batch, int from, int rows) throws IOException {
        if (whole != null) {
            for (int i = 0; i < whole.size(); i++) {
                whole.get(i).add(batch.column(i), from, rows);
            }
        }
        if (zones != null) {
            zones.add(batch, from, rows);
        }
    }

    /** Sets TDMINn and TDMAXn where they are known, and says that there are zone maps. */
    void addCards(HeaderBuilder header) throws IOException {
        if (zones != null) {
            header.set(ZoneMap.TABLE_KEYWORD, ZoneMap.EXTNAME, "HDU of the zone maps");
        }
        if (whole == null) {
            return;
        }
        for (int i = 0; i < whole.size(); i++) {
            Optional<CardValue> minimum = whole.get(i).minimum();
            Optional<CardValue> maximum = whole.get(i).maximum();
            if (minimum.isPresent() && maximum.isPresent()) {
                header.set("TDMIN" + (i + 1), minimum.get(), "smallest value");
                header.set("TDMAX" + (i + 1), maximum.get(), "largest value");
            }
        }
    }

    /** The zone maps; null if there are none. */
    ZoneRows zones() {
        return zones;
    }

    @Override
    public void close() throws IOException {
        if (zones != null) {
            zones.close();
        }
    }
}
