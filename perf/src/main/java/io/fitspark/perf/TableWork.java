// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TileOptions;

/** Rows and columns of the table in HDU 1, decoded into one batch whose arrays stay from run to run. */
final class TableWork implements Work {

    private final Path file;
    private final List<String> names;
    private final long[] range;
    private final long[] rows;
    private final int threads;
    private final TileOptions options;
    private final ColumnBatch batch = new ColumnBatch();

    TableWork(Request request, int mostThreads) {
        file = Path.of(request.file());
        names = request.list("columns");
        range = request.range("range");
        rows = request.numbers("rows");
        threads = Math.min(request.threads(), mostThreads);
        options = threads == 1
                ? TileOptions.DEFAULT
                : TileOptions.DEFAULT.withThreads(threads, Helpers.threads(threads - 1));
    }

    @Override
    public String variant() {
        String method = rows == null ? "TableReader.read" : "TableReader.readRows";
        return threads == 1 ? method : method + ", " + threads + " threads";
    }

    @Override
    public void run() throws IOException {
        try (FitsFile fits = FitsFile.open(file)) {
            TableReader table = TableReader.open(fits, (BinTableHdu) fits.hdu(1), options);
            int[] columns = columns(table.layout());
            if (rows != null) {
                table.readRows(rows, columns, batch);
            } else {
                long first = range == null ? 0 : range[0];
                long end = range == null ? table.layout().rows() : range[1];
                table.read(first, Math.toIntExact(end - first), columns, batch);
            }
        }
    }

    private int[] columns(TableLayout layout) {
        List<Column> all = layout.columns();
        if (names == null) {
            return IntStream.range(0, all.size()).toArray();
        }
        return names.stream().mapToInt(name -> index(all, name)).toArray();
    }

    private static int index(List<Column> columns, String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return column.index();
            }
        }
        throw new IllegalArgumentException("the table has no column " + name);
    }

    @Override
    public Map<String, String> checksums() {
        Map<String, String> sums = new LinkedHashMap<>();
        for (int i = 0; i < batch.columnCount(); i++) {
            sums.put(batch.column(i).column().name(), Checksum.of(batch.column(i)));
        }
        return sums;
    }
}
