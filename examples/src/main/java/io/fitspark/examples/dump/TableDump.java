// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.dump;

import java.io.IOException;
import java.util.stream.IntStream;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.table.BatchOptions;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnType;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.TableBatches;
import io.fitspark.fits.table.TableReader;

/** The records of a table: its columns, then batches of rows of each column. */
final class TableDump {
    private static final BatchOptions BATCHES = BatchOptions.DEFAULT.withRowsBytes(4 << 20);

    private final FitsFile file;
    private final Hdu hdu;
    private final DumpStream to;

    TableDump(FitsFile file, Hdu hdu, DumpStream to) {
        this.file = file;
        this.hdu = hdu;
        this.to = to;
    }

    /** Writes the record of the HDU, with the columns added, and those of the values. */
    void write(Json record) throws IOException {
        TableReader reader;
        try {
            file.requireData(hdu);
            reader = TableReader.open(file, hdu);
        } catch (FitsFormatException e) {
            to.write(record.put("error", FileDump.message(e)));
            return;
        }
        record.put("rows", reader.layout().rows());
        record.put(
                "columns",
                Json.of(reader.layout().columns().stream()
                        .map(TableDump::column)
                        .toList()));
        to.write(record);
        int[] all = IntStream.range(0, reader.layout().columns().size()).toArray();
        long done = 0;
        try {
            TableBatches batches = batches(reader, 0, all);
            ColumnBatch batch = new ColumnBatch();
            while (all.length > 0 && batches.next(batch)) {
                write(batch);
                done += batch.rows();
            }
        } catch (FitsFormatException e) {
            // some column is broken: which one is seen when each is read by itself
            for (int column : all) {
                writeColumn(reader, done, column);
            }
        }
    }

    private TableBatches batches(TableReader reader, long firstRow, int... columns) throws IOException {
        return reader.batches(firstRow, reader.layout().rows() - firstRow, columns, new int[0], BATCHES);
    }

    private void writeColumn(TableReader reader, long firstRow, int column) throws IOException {
        try {
            TableBatches batches = batches(reader, firstRow, column);
            ColumnBatch batch = new ColumnBatch();
            while (batches.next(batch)) {
                write(batch);
            }
        } catch (FitsFormatException e) {
            to.write(Json.object().put("hdu", hdu.index()).put("column", column).put("error", FileDump.message(e)));
        }
    }

    private void write(ColumnBatch batch) throws IOException {
        for (int i = 0; i < batch.columnCount(); i++) {
            ColumnVector vector = batch.column(i);
            VectorArrays.add(vector, to);
            to.write(Json.object()
                    .put("hdu", hdu.index())
                    .put("column", vector.column().index())
                    .put("first", batch.firstRow())
                    .put("rows", batch.rows()));
        }
    }

    private static Json column(Column column) {
        ColumnType type = column.type();
        return Json.object()
                .put("name", column.name())
                .put("type", type.element())
                .put("shape", Json.of(type.shape()))
                .put("variable", type.variable());
    }
}
