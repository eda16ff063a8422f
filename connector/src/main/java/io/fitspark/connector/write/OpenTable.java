// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.TableOptions;
import io.fitspark.fits.write.TableWriter;

/** A file that is being written, with one table. It appears at its path when it is finished. */
final class OpenTable implements Closeable {
    /** The HDU of the table. */
    static final int HDU = 1;

    private final Path path;
    private final FitsWriter file;
    private final TableWriter table;
    private final Lending lending;

    private OpenTable(Path path, FitsWriter file, TableWriter table) {
        this.path = path;
        this.file = file;
        this.table = table;
        this.lending = new Lending(table.schema());
    }

    static OpenTable begin(Path path, TableSchema schema, TableOptions options) throws IOException {
        FitsWriter file = FitsWriter.create(path, FileOptions.defaults());
        try {
            return new OpenTable(path, file, file.table(schema, options));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    long rows() {
        return table.rows();
    }

    void write(ColumnBatch batch) throws IOException {
        table.write(lending.of(batch));
    }

    void finish() throws IOException {
        table.finish();
        file.finish();
        file.close();
    }

    /** What was not finished leaves nothing behind. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
