// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.fitspark.connector.options.View;
import io.fitspark.connector.plan.Condition;
import io.fitspark.connector.plan.FileSource;
import io.fitspark.connector.plan.HduMatch;
import io.fitspark.connector.plan.HeaderColumns;
import io.fitspark.connector.plan.OpenedFits;
import io.fitspark.connector.plan.PassedOver;
import io.fitspark.connector.plan.ScanTask;
import io.fitspark.connector.plan.SourceValues;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.schema.MetadataField;
import io.fitspark.connector.schema.ScanColumn;
import io.fitspark.connector.storage.Closing;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.header.Card;
import io.fitspark.fits.storage.RangeReader;

/** Reads the headers of the files that one task was given, row by row. Used by one thread, but for {@link #metrics()}. */
public final class HeaderReader implements Closeable {
    private final Iterator<ScanTask> tasks;
    private final HeaderSpec spec;
    private final HadoopFiles files;
    private final ReadMetrics metrics = new ReadMetrics();

    private FileSource source;
    private FitsFile file;
    private int nextHdu;
    private HeaderValues hdu;
    private Iterator<Card> cards;
    private int card;
    private long given;
    private Object[] row;

    public HeaderReader(TaskGroup group, HeaderSpec spec, HadoopFiles files) {
        this.tasks = group.tasks().iterator();
        this.spec = spec;
        this.files = files;
    }

    /** Goes to the next row; false if there is none. */
    public boolean next() throws IOException {
        while (given < spec.limit()) {
            try {
                if (file == null && !open()) {
                    return false;
                }
                if (nextOfFile()) {
                    given++;
                    metrics.addBatch(1, 0);
                    return true;
                }
                closeFile();
            } catch (IOException | RuntimeException e) {
                if (!PassedOver.byTolerance(e, spec.lookup().tolerance())) {
                    throw e;
                }
                metrics.addPassedOver();
                PassedOver.logged(source.file(), e, null);
                Closing.after(e, this::closeFile);
            }
        }
        return false;
    }

    private boolean open() throws IOException {
        if (!tasks.hasNext()) {
            return false;
        }
        source = tasks.next().source();
        nextHdu = 0;
        RangeReader reader = files.open(source.file(), Access.RANDOM, metrics.counters());
        file = OpenedFits.over(reader, spec.lookup().limits());
        return true;
    }

    private boolean nextOfFile() throws IOException {
        if (spec.view() == View.HDUS) {
            if (!toNextHdu()) {
                return false;
            }
            row = values(null);
            return true;
        }
        while (cards == null || !cards.hasNext()) {
            if (!toNextHdu()) {
                return false;
            }
            cards = hdu.hdu().header().cards().iterator();
            card = -1;
        }
        card++;
        row = values(cards.next());
        return true;
    }

    private boolean toNextHdu() throws IOException {
        while (true) {
            Optional<Hdu> next = HduMatch.first(file, spec.lookup().selector(), nextHdu);
            if (next.isEmpty()) {
                return false;
            }
            nextHdu = next.get().index() + 1;
            List<Object> raw =
                    HeaderColumns.raw(file, next.get(), spec.headers().keywords());
            SourceValues values = new SourceValues(
                    source.file(),
                    source.partition(),
                    next.get().index(),
                    spec.headers().typed(raw, file.name(), next.get().index()));
            if (Condition.mayHold(spec.conditions(), values)) {
                hdu = new HeaderValues(source.file(), next.get(), values);
                return true;
            }
        }
    }

    private Object[] values(Card present) {
        Object[] values = new Object[spec.columns().size()];
        for (int i = 0; i < values.length; i++) {
            ScanColumn column = spec.columns().get(i);
            if (column instanceof ScanColumn.OfHeaderView shown) {
                values[i] = hdu.value(shown.field(), present, card);
            } else if (column instanceof ScanColumn.OfFile of && of.field() == MetadataField.ROW_INDEX) {
                values[i] = null;
            } else {
                values[i] = hdu.constants().value(column);
            }
        }
        return values;
    }

    /** The present row: a value for each asked column, of the classes that the types of columns name. */
    public Object[] row() {
        return row;
    }

    /** The file of the present row. */
    public SourceFile file() {
        return source.file();
    }

    public ReadMetrics metrics() {
        return metrics;
    }

    private void closeFile() throws IOException {
        cards = null;
        if (file != null) {
            FitsFile closing = file;
            file = null;
            closing.close();
        }
    }

    @Override
    public void close() throws IOException {
        given = spec.limit();
        closeFile();
    }
}
