// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.fitspark.connector.plan.Condition;
import io.fitspark.connector.plan.RowSpan;
import io.fitspark.connector.plan.ScanTask.WholeFile;
import io.fitspark.connector.plan.SourceValues;
import io.fitspark.connector.plan.TableFile;
import io.fitspark.connector.plan.TableOpener;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.fits.table.TableLayout;

/** The tables of a file that the task finds for itself. */
final class FileSequence implements TableSequence {
    private final WholeFile task;
    private final ReadSpec spec;
    private final ReadMetrics metrics;
    private final TableFile file;
    /** Rows still to be skipped, and to be read after that. */
    private long skip;

    private long left;

    private FileSequence(WholeFile task, ReadSpec spec, long limit, ReadMetrics metrics, TableFile file) {
        this.task = task;
        this.spec = spec;
        this.metrics = metrics;
        this.file = file;
        this.skip = task.span().firstRow();
        this.left = Math.min(task.span().rows(), limit);
    }

    static FileSequence open(WholeFile task, ReadSpec spec, long limit, HadoopFiles files, ReadMetrics metrics)
            throws IOException {
        TableOpener opener = new TableOpener(files, spec.lookup(), metrics.counters());
        return new FileSequence(
                task, spec, limit, metrics, opener.open(task.source().file()));
    }

    @Override
    public TableRows next() throws IOException {
        while (left > 0) {
            Optional<TableFile.Found> table = file.next();
            if (table.isEmpty()) {
                return null;
            }
            TableLayout layout = table.get().facts().layout();
            SourceValues values = new SourceValues(
                    task.source().file(),
                    task.source().partition(),
                    layout.hdu(),
                    spec.headers().typed(table.get().facts().header(), layout.file(), layout.hdu()));
            if (!Condition.mayHold(spec.conditions(), values)) {
                continue;
            }
            long first = Math.min(skip, layout.rows());
            // how many rows a sample takes of them shows only then
            long rows = spec.sample() == null ? Math.min(left, layout.rows() - first) : layout.rows() - first;
            skip -= first;
            if (rows > 0 || first == 0) {
                left -= spec.sample() == null ? rows : 0;
                return rows(table.get(), values, new RowSpan(first, rows));
            }
        }
        return null;
    }

    private TableRows rows(TableFile.Found table, SourceValues values, RowSpan asked) throws IOException {
        TableLayout layout = table.facts().layout();
        boolean stored = table.facts().image() == null && !layout.isTiled();
        TableView view = TableView.of(layout, stored, values, spec);
        List<RowSpan> spans = spec.chosen(layout, task.source().file(), asked);
        if (spec.rowsOnly()) {
            return new CountedRows(view, spans, metrics);
        }
        if (spec.verifyChecksum()) {
            file.verify(table);
        }
        return TableRows.of(file.reader(), table.facts().image(), view, spans, spec, metrics);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
