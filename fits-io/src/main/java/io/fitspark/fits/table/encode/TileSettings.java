// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableSchema;

/**
 * How tiles are made.
 *
 * @param codecs what each column is compressed with
 * @param level of gzip, 0 to 9
 * @param tileRows rows of every tile but the last; 0 to choose as many as make about 10,000,000 bytes before compression, heap included
 * @param nonAscii what happens to strings beyond ASCII
 * @param threads how many columns are compressed at once, by the caller and its helpers; has no influence on the bytes, beyond that of the
 *     native deflate library, see {@link io.fitspark.fits.compress.Gzip#deflate}
 * @param executor what runs all but the caller's own share; may refuse
 */
public record TileSettings(
        List<TableCodec> codecs, int level, long tileRows, NonAscii nonAscii, int threads, Executor executor) {

    public TileSettings {
        codecs = List.copyOf(codecs);
        Objects.requireNonNull(nonAscii, "nonAscii is null");
        Objects.requireNonNull(executor, "executor is null");
        if (level < 0 || level > 9 || tileRows < 0 || threads < 1) {
            throw new IllegalArgumentException(
                    "no such level, tiles or threads: " + level + ", " + tileRows + ", " + threads);
        }
    }

    /** The standard codecs, gzip's level 1, tiles of about 10,000,000 bytes, strings of ASCII, the caller's thread. */
    public static TileSettings of(TableSchema schema) {
        List<TableCodec> codecs = schema.columns().stream()
                .map(column -> TileCodecs.standard(column.tform()))
                .toList();
        return new TileSettings(codecs, 1, 0, NonAscii.ERROR, 1, Runnable::run);
    }

    /** The same with other codecs, by column. */
    public TileSettings withCodecs(List<TableCodec> others) {
        return new TileSettings(others, level, tileRows, nonAscii, threads, executor);
    }

    /** The same with another level of gzip. */
    public TileSettings withLevel(int other) {
        return new TileSettings(codecs, other, tileRows, nonAscii, threads, executor);
    }

    /** The same with tiles of so many rows; 0 to choose. */
    public TileSettings withTileRows(long rows) {
        return new TileSettings(codecs, level, rows, nonAscii, threads, executor);
    }

    /** The same with another way with strings. */
    public TileSettings withNonAscii(NonAscii other) {
        return new TileSettings(codecs, level, tileRows, other, threads, executor);
    }

    /** The same with help of other threads. */
    public TileSettings withThreads(int count, Executor helpers) {
        return new TileSettings(codecs, level, tileRows, nonAscii, count, helpers);
    }

    /**
     * Refuses a table that cannot be compressed so.
     *
     * @throws FitsWriteException naming the column
     */
    public void check(TableSchema schema) throws FitsWriteException {
        if (codecs.size() != schema.columns().size()) {
            throw new IllegalArgumentException(
                    codecs.size() + " codecs for " + schema.columns().size() + " columns");
        }
        for (Column column : schema.columns()) {
            if (column.isAscii()) {
                throw FitsWriteException.of("an ASCII table cannot be compressed; write it without compression,"
                                + " or as a binary table")
                        .column(column.name())
                        .build();
            }
            String problem = TileCodecs.problem(column.tform(), codecs.get(column.index()))
                    .orElse(null);
            if (problem != null) {
                throw FitsWriteException.of(problem).column(column.name()).build();
            }
        }
    }
}
