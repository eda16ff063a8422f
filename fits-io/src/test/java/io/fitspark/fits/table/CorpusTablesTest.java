// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;

/** Every table of the corpus, value by value, by every way of reading. */
class CorpusTablesTest {
    private static final int[] NONE = {};

    static List<String> files() {
        return Stream.of("tables", "ztables", "ascii")
                .flatMap(folder -> Corpus.files(folder).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsTheExpectedColumnsAndValues(String name) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            for (JsonNode expected : Corpus.expected(name).get("hdus")) {
                if (expected.has("columns")) {
                    checkTable(file, expected);
                }
            }
        }
    }

    private static void checkTable(FitsFile file, JsonNode expected) throws IOException {
        Hdu hdu = file.hdu(expected.get("index").intValue());
        TableReader reader = TableReader.open(file, hdu);
        int rows = expected.get("nrows").intValue();
        assertThat(reader.layout().rows()).isEqualTo(rows);
        assertThat(reader.layout().columns()).hasSize(expected.get("columns").size());
        List<List<Object>> columns = new ArrayList<>();
        for (Column column : reader.layout().columns()) {
            JsonNode meta = expected.get("columns").get(column.index());
            checkKeywords(column, meta);
            List<Object> cells = ExpectedCells.all(expected, meta, column.type());
            columns.add(normalised(column, cells.subList(0, rows)));
        }
        int[] all = IntStream.range(0, columns.size()).toArray();
        ColumnBatch batch = new ColumnBatch();
        reader.read(0, rows, all, batch);
        check(batch, columns, LongStream.range(0, rows).toArray());
        checkBatches(reader, columns, all, 7);
        if (rows <= 100) {
            checkBatches(reader, columns, all, 1);
        }
        checkParts(reader, columns, rows);
    }

    private static void checkKeywords(Column column, JsonNode meta) {
        assertThat(Cells.ddl(column.type())).isEqualTo(meta.get("type").textValue());
        assertThat(column.keywords().name().orElse(""))
                .isEqualTo(meta.path("name").isNull() ? "" : meta.get("name").textValue());
        checkForm(column, meta);
        assertThat(column.keywords().tunit()).isEqualTo(meta.get("unit").textValue());
        JsonNode keywords = meta.path("keywords");
        assertThat(column.keywords().tdisp()).isEqualTo(keywords.path("tdisp").textValue());
        assertThat(column.keywords().tucd()).isEqualTo(keywords.path("tucd").textValue());
        if (keywords.has("tcomm")) {
            assertThat(column.keywords().tcomm())
                    .isEqualTo(keywords.get("tcomm").textValue());
        }
        if (column.isAscii()) {
            assertThat(column.nullText()).isEqualTo(meta.path("tnull").textValue());
            assertThat(column.nullValue()).isNull();
        } else if (meta.has("tnull")) {
            assertThat(column.nullValue()).isEqualTo(meta.get("tnull").longValue());
        }
    }

    private static void checkForm(Column column, JsonNode meta) {
        String text = meta.get("tform").textValue();
        if (column.isAscii()) {
            assertThat(column.form()).isEqualTo(AsciiForm.parse(text).orElseThrow());
            assertThat(column.rowOffset() + 1).isEqualTo(meta.get("tbcol").longValue());
        } else {
            assertThat(column.tform())
                    .usingRecursiveComparison()
                    .ignoringFields("text")
                    .isEqualTo(TForm.parse(text).orElseThrow());
        }
    }

    /** Batches of some rows, each into the same arrays, the strings where they lie. */
    private static void checkBatches(TableReader reader, List<List<Object>> columns, int[] all, int rows)
            throws IOException {
        BatchOptions options = BatchOptions.DEFAULT.withMaxRows(rows).withWindow(true);
        TableBatches batches = reader.batches(0, reader.layout().rows(), all, NONE, options);
        ColumnBatch batch = new ColumnBatch();
        long next = 0;
        while (batches.next(batch)) {
            assertThat(batch.firstRow()).isEqualTo(next);
            check(batch, columns, LongStream.range(next, next + batch.rows()).toArray());
            next += batch.rows();
        }
        assertThat(next).isEqualTo(reader.layout().rows());
    }

    /** Some columns in another order, of a slice and of scattered rows. */
    private static void checkParts(TableReader reader, List<List<Object>> columns, int rows) throws IOException {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        int[] some =
                IntStream.iterate(columns.size() - 1, i -> i >= 0, i -> i - 2).toArray();
        List<List<Object>> expected = IntStream.of(some).mapToObj(columns::get).toList();
        ColumnBatch batch = new ColumnBatch();
        long[] scattered =
                LongStream.range(0, rows).filter(row -> random.nextInt(3) == 0).toArray();
        reader.readRows(scattered, some, batch);
        check(batch, expected, scattered);
        reader.read(rows / 3, rows / 2, some, batch);
        check(batch, expected, LongStream.range(rows / 3, rows / 3 + rows / 2).toArray());
    }

    private static void check(ColumnBatch batch, List<List<Object>> columns, long[] rows) {
        assertThat(batch.rows()).isEqualTo(rows.length);
        assertThat(batch.columnCount()).isEqualTo(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            ColumnVector vector = batch.column(i);
            List<Object> expected = new ArrayList<>();
            for (long row : rows) {
                expected.add(columns.get(i).get((int) row));
            }
            assertThat(normalised(vector.column(), Cells.all(vector)))
                    .as(vector.column().name())
                    .isEqualTo(expected);
        }
    }

    /** The sign of a zero that scaling makes is no part of the expectation. */
    private static List<Object> normalised(Column column, List<Object> cells) {
        return column.scaling() == Scaling.LINEAR
                ? cells.stream().map(CorpusTablesTest::positiveZero).toList()
                : cells;
    }

    private static Object positiveZero(Object cell) {
        if (cell instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(positiveZero(item)));
            return copy;
        }
        return cell instanceof Double number && number == 0 ? (Object) 0.0 : cell == null ? List.of() : cell;
    }
}
