// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.table.BatchOptions;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableBatches;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TileOptions;
import io.fitspark.fits.table.encode.ColumnStatistics;
import io.fitspark.fits.table.encode.Zone;
import io.fitspark.fits.table.encode.ZoneMap;

/** Reads every cell of some rows, step by step, so that one broken tile does not hide the next. */
final class RowCheck {
    /** Findings after which a part gives up: the file is broken, which need not be said once for each tile. */
    private static final int MOST_FINDINGS = 100;

    private static final long STEP_ROWS = 1 << 16;

    private final FitsFile file;
    private final VerifyPart.Rows part;
    private final TableReader reader;
    private final ZoneMap zones;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> zoneFindings = new ArrayList<>();

    private RowCheck(FitsFile file, VerifyPart.Rows part) throws IOException {
        this.file = file;
        this.part = part;
        Hdu hdu = file.hdu(part.hdu());
        this.reader = TableReader.open(file, hdu, TileOptions.IN_ORDER);
        this.zones = part.zones() < 0 ? null : ZoneMap.open(file, file.hdu(part.zones()));
    }

    static PartResult run(FitsFile file, VerifyPart.Rows part) throws IOException {
        RowCheck check = new RowCheck(file, part);
        check.steps();
        return new PartResult(part, 0, check.findings, check.zoneFindings);
    }

    /** How many rows make a step: those of a zone or tile. */
    static long stepRows(TableReader reader, ZoneMap zones) {
        if (zones != null) {
            return zones.tileRows();
        }
        return reader.layout().isTiled() ? reader.layout().tiling().tileRows() : STEP_ROWS;
    }

    private void steps() throws IOException {
        long step = Math.max(1, stepRows(reader, zones));
        long end = part.first() + part.count();
        for (long first = part.first(); first < end && findings.size() < MOST_FINDINGS; first += step) {
            long rows = Math.min(step, end - first);
            try {
                step(first, rows);
            } catch (FitsFormatException e) {
                findings.add(Finding.of(file.name(), part.hdu(), e));
            }
        }
    }

    private void step(long first, long rows) throws IOException {
        List<Column> columns = reader.layout().columns();
        List<ColumnStatistics> statistics =
                columns.stream().map(ColumnStatistics::of).toList();
        TableBatches batches = reader.batches(
                first, rows, IntStream.range(0, columns.size()).toArray(), new int[0], BatchOptions.DEFAULT);
        ColumnBatch batch = new ColumnBatch();
        while (batches.next(batch)) {
            for (int i = 0; zones != null && i < columns.size(); i++) {
                statistics.get(i).add(batch.column(i), 0, batch.rows());
            }
        }
        if (zones != null && zoneFindings.size() < MOST_FINDINGS) {
            compare(first / zones.tileRows(), statistics);
        }
    }

    private void compare(long tile, List<ColumnStatistics> statistics) throws IOException {
        for (ColumnStatistics column : statistics) {
            try {
                Zone kept = zones.zones(column.column(), tile, 1).get(0);
                if (!kept.covers(Zone.of(column))) {
                    zoneFindings.add(Finding.error(
                            file.name(),
                            part.zones(),
                            "the zone of tile " + tile + " and column "
                                    + column.column().name() + " is not that of the rows"));
                }
            } catch (FitsFormatException e) {
                zoneFindings.add(Finding.of(file.name(), part.zones(), e));
            }
        }
    }
}
