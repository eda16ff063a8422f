// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableSchema;

/** Writes a file with nothing but the zone maps of some rows, to be put behind a table that has these rows. */
public final class ZoneTableWriter implements Closeable {
    private final FitsWriter writer;
    private final FileOutput file;
    private final ZoneRows zones;

    private ZoneTableWriter(FitsWriter writer, FileOutput file, ZoneRows zones) {
        this.writer = writer;
        this.file = file;
        this.zones = zones;
    }

    /**
     * Begins a file.
     *
     * @param zoneRows rows of a zone
     */
    public static ZoneTableWriter create(Path path, TableSchema table, long zoneRows) throws IOException {
        FitsWriter writer = FitsWriter.create(path, FileOptions.defaults());
        try {
            FileOutput file = writer.nextHdu();
            return new ZoneTableWriter(
                    writer, file, new ZoneRows(table, TableOptions.DEFAULT.withTileRows(zoneRows), file));
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /** Adds rows, which follow those that were added before. */
    public void add(ColumnBatch batch) throws IOException {
        zones.add(batch, 0, batch.rows());
    }

    /** Ends the file, whose HDU 1 the zones are. */
    public void finish() throws IOException {
        zones.write(file, 0);
        writer.finish();
    }

    @Override
    public void close() throws IOException {
        Released.all(zones, writer);
    }
}
