// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.fitspark.connector.WriteErrors;
import io.fitspark.connector.schema.OutputColumn;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.BatchOptions;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableBatches;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.ColumnStatistics;
import io.fitspark.fits.write.TableOptions;

/**
 * Writes the rows of one task to FITS files on local disk. How wide strings are, which arrays have one length and what can stand for null is guessed from
 * the rows of the first tile, and from what the frame says of columns that were read; where a later row proves it wrong, the rows written so far are
 * read back and written anew. So no value is cut or changed. Memory is bounded by the size of a tile. Used by one thread.
 *
 * <p>For each row the cells are appended to the columns of {@link #builder}, arrays element by element; then come {@link BatchBuilder#endRow} and
 * {@link #rowAdded}.
 */
public final class TableFileWriter implements Closeable {
    private static final int FIRST_BYTES = 8 << 20;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int MOST_ROWS = 1 << 16;

    private final TablePlan plan;
    private final LocalFiles nextFile;
    private final List<OutputColumn> columns;
    private final TableOptions options;
    private final BatchBuilder builder;
    private final BatchSize size;
    private final NestedShape[] shapes;
    private final List<WrittenFile> written = new ArrayList<>();
    private ColumnFit[] fits;
    private OpenTable table;
    private long rowsBefore;
    private long rowsWritten;
    private int flushRows;
    private long flushBytes;

    /** @param nextFile where each file is to be written; there is nothing yet */
    public TableFileWriter(TablePlan plan, LocalFiles nextFile) throws IOException {
        this.plan = plan;
        this.nextFile = nextFile;
        this.columns = plan.schema().columns();
        this.options = plan.taskOptions();
        TableSchema collected = plan.schema().collected();
        this.builder = new BatchBuilder(collected);
        this.size = new BatchSize(builder, collected);
        this.shapes = new NestedShape[columns.size()];
        newFits();
    }

    private void newFits() {
        fits = new ColumnFit[columns.size()];
        for (int i = 0; i < fits.length; i++) {
            OutputColumn column = columns.get(i);
            int depth = column.field().type().depth();
            shapes[i] = depth > 1 ? new NestedShape(column.field().name(), depth, this::row) : null;
            fits[i] = new ColumnFit(column, shapes[i]);
            if (plan.staging() != null) {
                fits[i].tally();
            }
        }
        flushBytes = FIRST_BYTES;
        flushRows = limit(plan.settings().tileRows() > 0 ? plan.settings().tileRows() : MOST_ROWS);
    }

    /** Rows of the next batch at most, so that a file ends where it is to. */
    private int limit(long most) {
        long perFile = plan.settings().maxRecordsPerFile();
        long left = perFile == 0 ? most : Math.min(most, perFile - rowsWritten);
        return (int) Math.max(1, Math.min(MOST_ROWS, left));
    }

    /** Takes the cells of the row under construction. */
    public BatchBuilder builder() {
        return builder;
    }

    /** Takes the shape of each cell of a column of nested arrays; null for other columns. Another one after each file. */
    public NestedShape shape(int column) {
        return shapes[column];
    }

    /** How many null elements stand for an array that is null, as the column had so many in each row where it was read. */
    public int nullElements(int column) {
        return columns.get(column).field().type().depth() == 1
                ? columns.get(column).keptShape().map(shape -> shape[0]).orElse(0)
                : 0;
    }

    /** Number of the row under construction among those of the task, from 0. */
    public long row() {
        return rowsBefore + rowsWritten + builder.rows();
    }

    /** Takes the row that was ended. */
    public void rowAdded() throws IOException {
        if (builder.rows() >= flushRows || size.isAtLeast(flushBytes)) {
            flush();
        }
    }

    private void flush() throws IOException {
        try {
            write(builder.batch());
        } catch (FitsWriteException e) {
            throw refused(e);
        }
        rowsWritten += builder.rows();
        builder.clear();
        flushBytes = BATCH_BYTES;
        flushRows = limit(MOST_ROWS);
        if (plan.settings().maxRecordsPerFile() > 0
                && rowsWritten >= plan.settings().maxRecordsPerFile()) {
            endFile();
        }
    }

    private RuntimeException refused(FitsWriteException e) {
        String column = e.column().orElse(null);
        if (column == null) {
            throw WriteErrors.columns(e.problem(), "Write other columns, or other options.");
        }
        boolean text = columns.stream()
                .anyMatch(
                        c -> c.field().name().equals(column) && c.field().type().element() == Element.STRING);
        String remedy = text ? "Change the value, or set nonAscii=utf8 for text beyond ASCII" : "Change the value";
        throw e.row().isPresent()
                ? WriteErrors.value(column, rowsBefore + e.row().getAsLong(), e.problem(), remedy)
                : WriteErrors.columns("Column '" + column + "': " + e.problem(), remedy + ".");
    }

    private void write(ColumnBatch batch) throws IOException {
        boolean changed = false;
        for (int i = 0; i < fits.length; i++) {
            changed |= fits[i].admit(batch.column(i));
        }
        if (table == null) {
            chooseNulls(batch, null);
            table = OpenTable.begin(nextFile.next(), schema(), options);
        } else if (changed) {
            rewrite(batch);
        }
        table.write(batch);
    }

    private TableSchema schema() throws FitsWriteException {
        List<ColumnSpec> specs = new ArrayList<>(fits.length);
        for (ColumnFit fit : fits) {
            specs.add(fit.spec());
        }
        return TableSchema.of(specs);
    }

    private void rewrite(ColumnBatch batch) throws IOException {
        Path path = table.path();
        table.finish();
        table = null;
        OpenTable wider;
        try (FitsFile old = FitsFile.open(path)) {
            TableReader reader = TableReader.open(old, old.hdu(OpenTable.HDU));
            chooseNulls(batch, reader);
            wider = OpenTable.begin(path, schema(), options);
            try {
                copy(reader, wider);
            } catch (IOException | RuntimeException e) {
                wider.close();
                throw e;
            }
        }
        table = wider;
    }

    private static void copy(TableReader reader, OpenTable to) throws IOException {
        int[] all = new int[reader.layout().columns().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        ColumnBatch batch = new ColumnBatch();
        TableBatches batches = reader.batches(0, reader.layout().rows(), all, new int[0], BatchOptions.DEFAULT);
        while (batches.next(batch)) {
            to.write(batch);
        }
    }

    /** Chooses a TNULL for the columns that need one, such that no row, of the batch or written before, has it as a value. */
    private void chooseNulls(ColumnBatch batch, TableReader before) throws IOException {
        for (int i = 0; i < fits.length; i++) {
            if (fits[i].wantsTnull()) {
                ColumnStatistics statistics = ColumnStatistics.of(fits[i].stored());
                statistics.add(batch.column(i), 0, batch.rows());
                if (before != null) {
                    addAll(before, i, statistics);
                }
                fits[i].tnull(statistics.freeNullValue());
            }
        }
    }

    private static void addAll(TableReader before, int column, ColumnStatistics statistics) throws IOException {
        ColumnBatch batch = new ColumnBatch();
        TableBatches batches =
                before.batches(0, before.layout().rows(), new int[] {column}, new int[0], BatchOptions.DEFAULT);
        while (batches.next(batch)) {
            statistics.add(batch.column(0), 0, batch.rows());
        }
    }

    private void endFile() throws IOException {
        Path path = table.path();
        long rows = table.rows();
        table.finish();
        table = null;
        written.add(new WrittenFile(path, rows, Files.size(path), facts(rows)));
        rowsBefore += rowsWritten;
        rowsWritten = 0;
        newFits();
    }

    private TableFacts facts(long rows) {
        return plan.staging() == null
                ? null
                : new TableFacts(rows, Arrays.stream(fits).map(ColumnFit::facts).toList());
    }

    /** Ends the last file; one without rows is written if there was no row at all. Gives all files in order. */
    public List<WrittenFile> finish() throws IOException {
        if (builder.rows() > 0 || (table == null && written.isEmpty())) {
            flush();
        }
        if (table != null) {
            endFile();
        }
        return List.copyOf(written);
    }

    /** Rows that were taken, of all files. */
    public long rows() {
        return row();
    }

    /** What was not finished leaves nothing behind; files that were finished stay. */
    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
            table = null;
        }
    }
}
