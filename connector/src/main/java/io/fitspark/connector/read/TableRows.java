// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Closeable;
import java.io.IOException;

import io.fitspark.connector.plan.OpenTable;
import io.fitspark.connector.plan.ScanTask;
import io.fitspark.connector.plan.TableOpener;
import io.fitspark.connector.storage.Closing;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableLayout;

/** The batches of one row range of one table. */
interface TableRows extends Closeable {
    /** Where the asked columns are in the batches. */
    TableView view();

    /** Fills the batch and returns its rows; 0 at the end. */
    int next(ColumnBatch into) throws IOException;

    /** Opens what a task names, for at most {@code limit} rows. */
    static TableRows open(ScanTask task, ReadSpec spec, long limit, HadoopFiles files, ReadMetrics metrics)
            throws IOException {
        if (task instanceof ScanTask.RowRange range) {
            long rows = Math.min(range.rows(), limit);
            if (spec.columns().isEmpty()) {
                return new CountedRows(range.layout(), rows, metrics);
            }
            Access access = range.layout().isTiled() ? Access.RANDOM : Access.SEQUENTIAL;
            RangeReader reader = files.open(range.file(), access, metrics.counters());
            if (spec.verifyChecksum() && range.firstRow() == 0) {
                verify(reader, range.layout().hdu(), spec.limits());
            }
            return FetchedRows.of(reader, reader, range.layout(), range.firstRow(), rows, spec, metrics);
        }
        ScanTask.WholeTable whole = (ScanTask.WholeTable) task;
        TableOpener opener = new TableOpener(files, spec.limits(), metrics.counters());
        OpenTable table = opener.open(whole.file(), whole.hdu());
        TableLayout layout = table.layout();
        long rows = Math.min(layout.rows(), limit);
        if (spec.columns().isEmpty()) {
            try (table) {
                spec.expected().locate(layout);
                return new CountedRows(layout, rows, metrics);
            }
        }
        if (spec.verifyChecksum()) {
            table.verify();
        }
        return FetchedRows.of(table, table.reader(), layout, 0, rows, spec, metrics);
    }

    /** Refuses a table that does not fit its DATASUM or CHECKSUM; closes its file then. */
    private static void verify(RangeReader reader, int index, FitsLimits limits) throws IOException {
        try {
            FitsFile file = FitsFile.open(reader, limits);
            Hdu hdu = file.hdu(index);
            HduSums.verify(file, hdu).requireValid(file, hdu);
        } catch (IOException | RuntimeException | Error e) {
            Closing.after(e, reader);
            throw e;
        }
    }
}
