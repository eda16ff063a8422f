// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.TableOptions;
import io.fitspark.fits.write.TableOptions.Compression;
import io.fitspark.fits.write.TableWriter;

/** Rows in memory, as arrays that are lent, written to a new file beside the data each time: all at once, or in batches. */
final class WriteWork implements Work {

    private final MemoryTable table;
    private final Path target;
    private final int batchRows;
    private final int threads;
    private final TableOptions options;

    /**
     * What a row asks for.
     *
     * @param once whether the rows come in one batch, whatever the row says
     */
    WriteWork(Request request, int mostThreads, boolean once) {
        Path file = Path.of(request.file());
        try {
            table = MemoryTable.read(file, request.number("first", Integer.MAX_VALUE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        target =
                file.resolveSibling("written-fits-io-" + ProcessHandle.current().pid() + ".fits");
        int rows = table.rows();
        boolean append = request.operation().equals("append");
        batchRows = append && !once ? request.number("batch", rows) : rows;
        threads = Math.min(request.threads(), mostThreads);
        TableOptions all = TableOptions.DEFAULT.withExtname("CATALOG");
        all = append ? all : all.withRows(rows);
        all = request.parameters().get("layout").equals("z") ? all.withCompression(Compression.ZTABLE) : all;
        options = threads == 1 ? all : all.withThreads(threads, Helpers.threads(threads - 1));
    }

    @Override
    public String variant() {
        String method =
                batchRows == table.rows() ? "TableWriter.write" : "TableWriter.write, " + batchRows + " rows a call";
        return threads == 1 ? method : method + ", " + threads + " threads";
    }

    @Override
    public void run() throws IOException {
        ColumnBatch batch = table.batch();
        try (FitsWriter file = FitsWriter.create(target, FileOptions.defaults());
                TableWriter writer = file.table(table.schema(), options)) {
            for (int from = 0; from < batch.rows(); from += batchRows) {
                writer.write(batch, from, Math.min(batchRows, batch.rows() - from));
            }
            writer.finish();
            file.finish();
        }
    }

    @Override
    public Map<String, String> checksums() throws IOException {
        return MemoryTable.read(target, Integer.MAX_VALUE).checksums();
    }

    @Override
    public void clean() throws IOException {
        Files.deleteIfExists(target);
    }
}
