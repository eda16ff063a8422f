// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;

import io.fitspark.fits.table.TableSchema;

/** Begins tables: chooses the writer. */
final class TableWriters {
    private TableWriters() {}

    /** Begins a table behind what the file has; the HDU before is ended. */
    static TableWriter open(FitsWriter writer, TableSchema schema, TableOptions options) throws IOException {
        return switch (options.compression()) {
            case NONE -> plain(writer, schema, options, Integer.MAX_VALUE);
            case ZTABLE -> tiled(writer, schema, options, Integer.MAX_VALUE);
        };
    }

    /**
     * Begins a plain table.
     *
     * @param narrowLimit bytes of heap that descriptors of 32 bits reach
     */
    static PlainTableWriter plain(FitsWriter writer, TableSchema schema, TableOptions options, long narrowLimit)
            throws IOException {
        PlainTableWriter table = new PlainTableWriter(writer.nextHdu(), schema, options, narrowLimit);
        writer.opened(table);
        return table;
    }

    /** Begins a compressed table; else as {@link #plain}. */
    static TiledTableWriter tiled(FitsWriter writer, TableSchema schema, TableOptions options, long narrowLimit)
            throws IOException {
        TiledTableWriter table = new TiledTableWriter(writer.nextHdu(), schema, options, narrowLimit);
        writer.opened(table);
        return table;
    }
}
