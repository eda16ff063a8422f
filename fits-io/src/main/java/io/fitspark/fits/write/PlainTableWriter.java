// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Objects;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableSchema;

/** Writes a new plain table, binary or ASCII: rows as they come, the heap behind them. */
final class PlainTableWriter implements TableWriter, OpenHdu {
    private final FileOutput file;
    private final TableOptions options;
    private final long exactRows;
    private final RowChecks checks;
    private final TableStatistics statistics;
    private final HduOutput out;
    private final CellHeap heap;
    private final RowEncoder encoder;
    private WriterState state = WriterState.OPEN;

    /**
     * @param file where the table begins
     * @param narrowLimit bytes of heap that descriptors of 32 bits reach
     */
    PlainTableWriter(FileOutput file, TableSchema schema, TableOptions options, long narrowLimit) throws IOException {
        this.file = file;
        this.options = options;
        this.exactRows = options.rows().orElse(-1);
        this.checks = new RowChecks(schema);
        long mainBytes = exactRows < 0 ? -1 : Math.multiplyExact(exactRows, schema.rowBytes());
        byte padding = (byte) (schema.isAscii() ? ' ' : 0);
        this.out = HduOutput.begin(file, PlainTableHeader.records(schema, options), mainBytes, padding);
        RowSink sink = new HduRows(out);
        this.heap = new CellHeap(schema, options, sink, 0, narrowLimit);
        this.encoder = new RowEncoder(schema, options, sink, 0, heap);
        this.statistics = TableStatistics.of(schema, options, file);
    }

    @Override
    public TableSchema schema() {
        return checks.schema();
    }

    @Override
    public long rows() {
        return encoder.rows();
    }

    @Override
    public void write(ColumnBatch batch, int from, int count) throws IOException {
        state.requireOpen();
        Objects.checkFromIndexSize(from, count, batch.rows());
        checks.check(batch);
        if (exactRows >= 0 && count > exactRows - rows()) {
            state = WriterState.FAILED;
            throw FitsWriteException.of("the table was to have " + exactRows + " rows, there are more")
                    .file(file.name())
                    .row(exactRows)
                    .build();
        }
        state = WriterState.FAILED;
        try {
            encoder.write(batch, from, count);
        } catch (FitsWriteException e) {
            throw e.withFile(file.name());
        }
        if (statistics != null) {
            statistics.add(batch, from, count);
        }
        state = WriterState.OPEN;
    }

    @Override
    public void finish() throws IOException {
        if (state == WriterState.FINISHED) {
            return;
        }
        state.requireOpen();
        state = WriterState.FAILED;
        if (exactRows >= 0 && rows() != exactRows) {
            throw FitsWriteException.of("the table was to have " + exactRows + " rows, there are only " + rows())
                    .file(file.name())
                    .build();
        }
        encoder.flush();
        HeaderBuilder header = PlainTableHeader.of(encoder.schema(), options, rows(), heap.length(), heap.longest());
        if (statistics != null) {
            statistics.addCards(header);
        }
        out.finish(header, options.checksum());
        if (statistics != null && statistics.zones() != null) {
            statistics.zones().write(file, out.mainSum());
        }
        state = WriterState.FINISHED;
        release();
    }

    @Override
    public void close() throws IOException {
        if (state != WriterState.FINISHED) {
            state = WriterState.CLOSED;
            release();
        }
    }

    private void release() throws IOException {
        Released.all(out, statistics);
    }
}
