// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.ColumnStatistics;
import io.fitspark.fits.table.encode.ZoneMap;

/** The zone maps of a table that is being written: kept until the table is whole, then written as an HDU behind it. */
final class ZoneRows implements Closeable {
    private static final long ZONE_BYTES = 10_000_000;
    private static final TableOptions PLAIN = TableOptions.DEFAULT.withExtname(ZoneMap.EXTNAME);

    private long zoneRows;
    private final boolean checksum;
    private final List<ColumnStatistics> zone;
    private final TableSchema schema = ZoneMap.schema();
    private final BatchBuilder builder = new BatchBuilder(schema);
    private final SpooledRows spooled;
    private final CellHeap heap;
    private final RowEncoder encoder;
    private long zones;
    private long rowsOfZone;
    private long rows;

    ZoneRows(TableSchema table, TableOptions options, FileOutput file) throws IOException {
        this.zoneRows = options.tileRows().orElse(Math.max(1, ZONE_BYTES / Math.max(1, table.rowBytes())));
        this.checksum = options.checksum();
        this.zone = TableStatistics.columns(table);
        this.spooled = new SpooledRows(file);
        this.heap = new CellHeap(schema, PLAIN, spooled, 0, Integer.MAX_VALUE);
        this.encoder = new RowEncoder(schema, PLAIN, spooled, 0, heap);
    }

    /** Adds rows, which follow those that were added before. */
    void add(ColumnBatch batch, int from, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int part = (int) Math.min(count - done, zoneRows - rowsOfZone);
            for (int i = 0; i < zone.size(); i++) {
                zone.get(i).add(batch.column(i), from + done, part);
            }
            done += part;
            rows += part;
            rowsOfZone += part;
            if (rowsOfZone == zoneRows) {
                endZone();
            }
        }
    }

    /** Says how many rows a zone has, where that becomes known late: at least as many as were added so far. */
    void zoneRows(long count) throws IOException {
        zoneRows = count;
        if (rowsOfZone == zoneRows) {
            endZone();
        }
    }

    private void endZone() throws IOException {
        builder.clear();
        ZoneMap.append(builder, zones, zone);
        encoder.write(builder.batch(), 0, builder.rows());
        zone.forEach(ColumnStatistics::clear);
        zones++;
        rowsOfZone = 0;
    }

    /**
     * Writes the HDU, behind that of the table.
     *
     * @param sum what ties the zones to the table
     */
    void write(FileOutput file, long sum) throws IOException {
        if (rowsOfZone > 0) {
            endZone();
        }
        encoder.flush();
        TableOptions options = PLAIN.withExtver(file.hdus() - 1); // no two in a file have the same
        HeaderBuilder header = PlainTableHeader.of(schema, options, encoder.rows(), heap.length(), heap.longest());
        ZoneMap.addCards(header, zone.size(), rows, zoneRows, sum);
        long mainBytes = encoder.rows() * schema.rowBytes();
        try (HduOutput out =
                HduOutput.begin(file, header.records() + PlainTableHeader.SUM_CARDS, mainBytes, (byte) 0)) {
            spooled.copyRows(out);
            spooled.copyHeap(out);
            out.finish(header, checksum);
        }
    }

    @Override
    public void close() throws IOException {
        spooled.close();
    }
}
