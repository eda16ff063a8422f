// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.MemoryRangeReader;

/** A few columns picked out of the rows of a local file are those that are decoded from whole rows. */
class PickedColumnsTest {
    private static final String[] FORMS = {
        "1L", "1B", "1I", "1J", "1K", "1E", "1D", "1C", "1M", "5A", "9X", "3I", "1PJ", "70A"
    };
    private static final int COLUMNS = 60;
    private static final int ROWS = 700;

    @TempDir
    Path folder;

    @Test
    void cellsAreThoseOfWholeRows() throws Exception {
        Random random = new Random(5);
        byte[] bytes = file(random);
        TableReader whole = TableFile.reader(new MemoryRangeReader("test.fits", bytes), FitsLimits.defaults());
        try (FitsFile file = FitsFile.open(Files.write(folder.resolve("test.fits"), bytes))) {
            TableReader picked = TableReader.open(file, file.hdu(1));
            for (int i = 0; i < 200; i++) {
                int[] columns = IntStream.generate(() -> random.nextInt(COLUMNS))
                        .limit(1 + random.nextInt(6))
                        .toArray();
                int first = random.nextInt(ROWS);
                int rows = random.nextInt(ROWS - first + 1);
                assertThat(read(picked, first, rows, columns)).isEqualTo(read(whole, first, rows, columns));
                assertThat(batches(picked, first, rows, columns)).isEqualTo(batches(whole, first, rows, columns));
            }
        }
    }

    @Test
    void onlyShortRowsOrManyColumnsAreReadWhole() {
        RowProjection few = projection(3, 20, 8, true);
        assertThat(few.picked()).isNotNull();
        assertThat(few.stride()).isEqualTo(24);
        assertThat(projection(3, 20, 8, false).stride()).isEqualTo(160);
        assertThat(projection(10, 20, 8, true).stride()).isEqualTo(160);
        assertThat(projection(1, 2, 8, true).stride()).isEqualTo(16);
        assertThat(projection(2, 20, 100, true).stride()).isEqualTo(200);
    }

    private static RowProjection projection(int asked, int columns, int width, boolean picks) {
        TableFile table = new TableFile();
        for (int c = 0; c < columns; c++) {
            table.column("c" + c, width == 8 ? "1K" : width + "A");
        }
        try {
            TableLayout layout = table.reader().layout();
            return RowProjection.of(layout, layout.columns().subList(0, asked), picks);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] file(Random random) {
        TableFile table = new TableFile();
        List<TForm> forms = new ArrayList<>();
        for (int c = 0; c < COLUMNS; c++) {
            String form = FORMS[c % FORMS.length];
            table.column("c" + c, form);
            forms.add(TForm.parse(form).orElseThrow());
        }
        byte[] heap = new byte[400];
        random.nextBytes(heap);
        table.heap(heap);
        for (int r = 0; r < ROWS; r++) {
            Object[] cells = new Object[COLUMNS];
            for (int c = 0; c < COLUMNS; c++) {
                byte[] cell = new byte[(int) forms.get(c).rowBytes()];
                random.nextBytes(cell);
                cells[c] = cell;
                if (forms.get(c).isDescriptor()) {
                    cells[c] = ((long) random.nextInt(50) << 32) + random.nextInt(200);
                }
            }
            table.row(cells);
        }
        return table.bytes();
    }

    private static List<List<Object>> read(TableReader reader, int first, int rows, int[] columns) throws Exception {
        ColumnBatch batch = new ColumnBatch();
        reader.read(first, rows, columns, batch);
        return cells(batch);
    }

    private static List<List<Object>> batches(TableReader reader, int first, int rows, int[] columns) throws Exception {
        ColumnBatch batch = new ColumnBatch();
        BatchOptions options = BatchOptions.DEFAULT.withMaxRows(97).withWindow(true);
        TableBatches batches = reader.batches(first, rows, columns, new int[] {3, 5}, options);
        List<List<Object>> cells = new ArrayList<>();
        while (batches.next(batch)) {
            cells.addAll(cells(batch));
            RowWindow window = batch.window();
            List<Object> kept = new ArrayList<>();
            for (int c : new int[] {3, 5}) {
                int offset = window.offset()
                        + batch.windowOffset(reader.layout().columns().get(c));
                for (int r = 0; r < window.rows(); r++) {
                    kept.add((int) BigEndian.INT.get(window.bytes(), offset + r * window.stride()));
                }
            }
            cells.add(kept);
        }
        return cells;
    }

    private static List<List<Object>> cells(ColumnBatch batch) {
        List<List<Object>> cells = new ArrayList<>();
        for (int c = 0; c < batch.columnCount(); c++) {
            cells.add(Cells.all(batch.column(c)));
        }
        return cells;
    }
}
