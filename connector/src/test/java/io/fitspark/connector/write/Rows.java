// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.fitspark.connector.options.WriteCompression;
import io.fitspark.connector.options.WriteOptions;
import io.fitspark.connector.schema.OutputField;
import io.fitspark.connector.schema.OutputSchema;
import io.fitspark.connector.schema.OutputType;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.table.Cells;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnAppender;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;

/** Rows of plain objects, written and read back: numbers, booleans, strings, lists, null. */
public final class Rows {
    private final List<OutputField> fields = new ArrayList<>();
    private final Map<String, String> options;
    private final Path directory;
    private TableFileWriter writer;
    private int files;
    private TablePlan told;

    public Rows(Path directory, Map<String, String> options) {
        this.directory = directory;
        this.options = options;
    }

    public Rows column(String name, Element element, int depth, Map<String, Object> metadata) {
        fields.add(new OutputField(name, new OutputType(element, depth), true, metadata, null));
        return this;
    }

    public Rows column(String name, Element element) {
        return column(name, element, 0, Map.of());
    }

    public TablePlan plan() {
        if (told != null) {
            return told;
        }
        WriteOptions checked = WriteOptions.parse(options);
        boolean tiled = checked.compression() == WriteCompression.ZTABLE;
        return new TablePlan(OutputSchema.of(fields, tiled), checked.table(), null, checked.txnId());
    }

    /** Rows of a task that was told how to keep them. */
    public Rows task(Path ofTask, TablePlan how) {
        Rows task = new Rows(ofTask, options);
        task.fields.addAll(how.schema().fields());
        task.told = how;
        return task;
    }

    /** Appends rows. */
    public Rows add(Object... cells) throws IOException {
        if (writer == null) {
            writer = new TableFileWriter(plan(), () -> directory.resolve("part-" + files++ + ".fits"));
        }
        for (int i = 0; i < cells.length; i++) {
            append(i, cells[i]);
        }
        writer.builder().endRow();
        writer.rowAdded();
        return this;
    }

    private void append(int column, Object cell) {
        ColumnAppender to = writer.builder().column(column);
        int depth = fields.get(column).type().depth();
        if (depth > 1) {
            nested(to, writer.shape(column), cell, 0, depth);
            writer.shape(column).endCell();
        } else if (depth == 1 || cell instanceof List<?> && !isComplex(column)) {
            if (cell == null) {
                for (int i = 0; i < writer.nullElements(column); i++) {
                    to.addNull();
                }
                return;
            }
            ((List<?>) cell).forEach(element -> element(to, element));
        } else {
            element(to, cell);
        }
    }

    private boolean isComplex(int column) {
        Element element = fields.get(column).type().element();
        return element == Element.COMPLEX_FLOAT || element == Element.COMPLEX_DOUBLE;
    }

    private static void nested(ColumnAppender to, NestedShape shape, Object cell, int level, int depth) {
        if (cell instanceof List<?> list) {
            shape.array(level, list.size());
            for (Object part : list) {
                if (level < depth - 1) {
                    nested(to, shape, part, level + 1, depth);
                } else {
                    element(to, part);
                }
            }
        } else if (level > 0) {
            shape.nullArray();
        }
    }

    private static void element(ColumnAppender to, Object value) {
        if (value == null) {
            to.addNull();
        } else if (value instanceof Boolean flag) {
            to.addBoolean(flag);
        } else if (value instanceof Float number) {
            to.addFloat(number);
        } else if (value instanceof Double number) {
            to.addDouble(number);
        } else if (value instanceof BigInteger number) {
            to.addUnsigned(number.longValue());
        } else if (value instanceof Number number) {
            to.addLong(number.longValue());
        } else if (value instanceof String text) {
            to.addString(text);
        } else if (value instanceof List<?> parts && parts.get(0) instanceof Float re) {
            to.addComplex(re, (Float) parts.get(1));
        } else if (value instanceof List<?> parts) {
            to.addComplex((Double) parts.get(0), (Double) parts.get(1));
        } else {
            throw new AssertionError(value);
        }
    }

    public List<WrittenFile> finish() throws IOException {
        if (writer == null) {
            writer = new TableFileWriter(plan(), () -> directory.resolve("part-" + files++ + ".fits"));
        }
        try (TableFileWriter ending = writer) {
            return ending.finish();
        }
    }

    TableFileWriter writer() {
        return writer;
    }

    /** The table of a file. */
    public static TableLayout layout(Path path) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            return TableLayout.of(path.toString(), file.hdu(1));
        }
    }

    /** The formats of all columns, without the longest cells of P and Q. */
    public static List<String> forms(Path path) throws IOException {
        return layout(path).columns().stream()
                .map(column -> column.form().text())
                .toList();
    }

    public static Column column(Path path, int index) throws IOException {
        return layout(path).columns().get(index);
    }

    /** All cells of a column. */
    public static List<Object> cells(Path path, int column) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            return cells(TableReader.open(file, file.hdu(1)), column);
        }
    }

    static List<Object> cells(TableReader reader, int column) throws FitsFormatException, IOException {
        ColumnBatch batch = new ColumnBatch();
        reader.read(0, (int) reader.layout().rows(), new int[] {column}, batch);
        return Cells.all(batch.column(0));
    }
}
