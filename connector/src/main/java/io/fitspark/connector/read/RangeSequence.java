// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.IOException;
import java.util.List;

import io.fitspark.connector.plan.RowSpan;
import io.fitspark.connector.plan.ScanTask.RowRange;
import io.fitspark.connector.plan.SourceValues;
import io.fitspark.connector.storage.Closing;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.TableLayout;

/** The one table of a task whose header was read while planning. */
final class RangeSequence implements TableSequence {
    /** Null if nothing is to be read. */
    private final RangeReader reader;

    private TableRows rows;

    private RangeSequence(RangeReader reader, TableRows rows) {
        this.reader = reader;
        this.rows = rows;
    }

    static RangeSequence open(RowRange range, ReadSpec spec, long limit, HadoopFiles files, ReadMetrics metrics)
            throws IOException {
        TableLayout layout = range.layout();
        SourceValues values =
                new SourceValues(range.source().file(), range.source().partition(), layout.hdu(), range.header());
        boolean stored = range.image() == null && !layout.isTiled();
        TableView view = TableView.of(layout, stored, values, spec);
        // how many rows a sample takes of them shows only then
        long rows = spec.sample() == null
                ? Math.min(range.span().rows(), limit)
                : range.span().rows();
        RowSpan asked = new RowSpan(range.span().firstRow(), rows);
        List<RowSpan> spans = spec.chosen(layout, range.source().file(), asked);
        if (spec.rowsOnly()) {
            return new RangeSequence(null, new CountedRows(view, spans, metrics));
        }
        boolean sequential =
                range.image() == null ? !layout.isTiled() : range.image().isSequential();
        Access access = sequential ? Access.SEQUENTIAL : Access.RANDOM;
        RangeReader reader = files.open(range.source().file(), access, metrics.counters());
        try {
            if (spec.tolerance().corruptFiles() || (spec.verifyChecksum() && asked.firstRow() == 0)) {
                check(reader, layout.hdu(), spec, asked.firstRow() == 0);
            }
            return new RangeSequence(reader, TableRows.of(reader, range.image(), view, spans, spec, metrics));
        } catch (IOException | RuntimeException | Error e) {
            Closing.after(e, reader);
            throw e;
        }
    }

    /** Refuses a table that is not whole before any of its rows is given. */
    private static void check(RangeReader reader, int index, ReadSpec spec, boolean first) throws IOException {
        try (FitsFile file = FitsFile.open(HadoopFiles.notAhead(reader), spec.limits())) {
            Hdu hdu = file.hdu(index);
            file.requireData(hdu);
            if (spec.verifyChecksum() && first) {
                HduSums.verify(file, hdu).requireValid(file, hdu);
            }
        }
    }

    @Override
    public TableRows next() {
        TableRows next = rows;
        rows = null;
        return next;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
