// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.connector.write.Rows;
import io.fitspark.fits.FitsFile;

class AssemblyTest {
    private static final int TILE = 5;

    @TempDir
    Path directory;

    private Place place;

    @BeforeEach
    void makePlace() throws IOException {
        place = Place.below(new Configuration(), new org.apache.hadoop.fs.Path(directory.toUri()));
        place.store().makeDirectories(place.root());
    }

    private Rows columns(String compression, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("compression", compression);
        options.putIfAbsent("tileRows", Integer.toString(TILE));
        return new Rows(directory, options);
    }

    private Rows everything(String compression) {
        return columns(compression, Map.of("extname", "CAT"))
                .column("id", Element.LONG)
                .column("name", Element.STRING)
                .column("n", Element.SHORT)
                .column("x", Element.DOUBLE)
                .column("flag", Element.BOOLEAN)
                .column("v", Element.FLOAT, 1, Map.of())
                .column("m", Element.INT, 1, Map.of())
                .column("tags", Element.STRING, 1, Map.of());
    }

    /** A row whose values tell where it comes from; the later the row, the longer its strings may be. */
    private static Object[] row(int id) {
        Random random = new Random(id);
        List<Object> floats = new ArrayList<>();
        for (int i = 0; i < id % 4; i++) {
            floats.add(random.nextFloat());
        }
        return new Object[] {
            (long) id,
            "n".repeat(id % (3 + id / 20)),
            id % 7 == 3 ? null : (Number) (id == 41 ? Short.MIN_VALUE : id),
            random.nextDouble(),
            id % 3 == 0,
            floats,
            List.of(id, -id),
            Collections.nCopies(id % 3, "t".repeat(1 + id / 30))
        };
    }

    private static List<Tasks.TaskRows> tasks(int... counts) {
        return from(0, counts);
    }

    private Path byOneTask(String compression, int rows) throws IOException {
        Rows all = everything(compression);
        for (int id = 0; id < rows; id++) {
            all.add(row(id));
        }
        return all.finish().get(0).path();
    }

    @ParameterizedTest
    @CsvSource({
        "ztable, 3 20 0 1 40 7",
        "ztable, 0 0 0 9",
        "ztable, 5 5 5 5",
        "ztable, 1",
        "ztable, 0 0",
        "ztable, 71 0",
        "none, 3 20 0 1 40 7",
        "none, 0 0 0 9",
        "none, 5 5 5 5",
        "none, 1",
        "none, 0 0",
        "none, 71 0"
    })
    void rowsInOrderMakeTheFileThatOneTaskWouldWrite(String compression, String counts) throws IOException {
        int[] rows =
                Arrays.stream(counts.split(" ")).mapToInt(Integer::parseInt).toArray();
        int sum = Arrays.stream(rows).sum();
        Tasks tasks = new Tasks(place, everything(compression), false);
        CommitResult result = tasks.write(tasks(rows));
        assertThat(result.rows()).isEqualTo(sum);
        Path file = tasks.checked();
        Path expected = byOneTask(compression, sum);
        for (int hdu = 0; hdu < 3; hdu++) {
            assertThat(Tasks.hdu(file, hdu).getKey())
                    .isEqualTo(Tasks.hdu(expected, hdu).getKey());
            assertThat(Tasks.hdu(file, hdu).getValue())
                    .isEqualTo(Tasks.hdu(expected, hdu).getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 20 0 1 40 7", "0 0 0 9", "5 5 5 5", "1", "0 0", "71 0", "12 12 12 12 12"})
    void relaxedRowsAreAllThere(String counts) throws IOException {
        int[] rows =
                Arrays.stream(counts.split(" ")).mapToInt(Integer::parseInt).toArray();
        Tasks tasks = new Tasks(place, everything("ztable"), true);
        tasks.write(tasks(rows));
        requireRows(tasks.checked(), order(rows));
    }

    /** Whole tiles first, task by task, then what is left of each. */
    private static List<Integer> order(int... counts) {
        List<Integer> whole = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        int from = 0;
        for (int count : counts) {
            for (int i = 0; i < count; i++) {
                (i < count / TILE * TILE ? whole : rest).add(from + i);
            }
            from += count;
        }
        whole.addAll(rest);
        return whole;
    }

    private static void requireRows(Path file, List<Integer> ids) throws IOException {
        List<Object> found = Rows.cells(file, 0);
        if (found.size() == ids.size()) {
            List<Object> sorted = new ArrayList<>(found);
            Collections.sort(sorted, (a, b) -> Long.compare((Long) a, (Long) b));
            assertThat(sorted)
                    .isEqualTo(IntStream.range(0, ids.size())
                            .mapToObj(i -> (Object) (long) i)
                            .toList());
        }
        assertThat(found).hasSize(ids.size());
        for (int column = 0; column < 8; column++) {
            List<Object> cells = Rows.cells(file, column);
            for (int i = 0; i < cells.size(); i++) {
                Object expected = row(Math.toIntExact((Long) found.get(i)))[column];
                Object cell = cells.get(i);
                assertThat(cell == null ? null : cell.toString())
                        .as("column " + column + " of row " + found.get(i))
                        .isEqualTo(expected == null ? null : expected.toString());
            }
        }
    }

    @Test
    void relaxedTilesOfEqualColumnsAreCopiedInTheOrderOfTheTasks() throws IOException {
        Rows columns = columns("ztable", Map.of()).column("id", Element.LONG).column("x", Element.DOUBLE);
        Tasks tasks = new Tasks(place, columns, true);
        List<Tasks.TaskRows> rows = new ArrayList<>();
        int[] counts = {12, 3, 0, 10, 6};
        int from = 0;
        for (int count : counts) {
            int first = from;
            rows.add(into -> {
                for (int i = first; i < first + count; i++) {
                    into.add((long) i, i / 8.0);
                }
            });
            from += count;
        }
        tasks.write(rows);
        Path file = tasks.checked();
        assertThat(Rows.cells(file, 0))
                .isEqualTo(order(counts).stream().map(id -> (Object) (long) id).toList());
        assertThat(Rows.layout(file).tiling().tileRows()).isEqualTo(TILE);
    }

    @ParameterizedTest
    @CsvSource({"ztable, false", "ztable, true", "none, false"})
    void descriptorsBecomeWideWhereTheHeapOfAllTasksIsLong(String compression, boolean relaxed) throws IOException {
        Tasks tasks = new Tasks(place, everything(compression), relaxed).narrowLimit(200);
        int[] counts = {23, 0, 31, 4};
        tasks.write(tasks(counts));
        Path file = tasks.checked();
        assertThat(Rows.column(file, 5).tform().code()).isEqualTo('Q');
        requireRows(
                file, relaxed ? order(counts) : IntStream.range(0, 58).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({"ztable, false", "ztable, true", "none, false"})
    void aTnullIsFoundThatNoTaskHasAsAValue(String compression, boolean relaxed) throws IOException {
        Rows columns = columns(compression, Map.of())
                .column("n", Element.SHORT)
                .column("b", Element.SHORT, 0, Map.of("fits.tform", "1B", "fits.null", 7L))
                .column("k", Element.LONG);
        Tasks tasks = new Tasks(place, columns, relaxed);
        List<Tasks.TaskRows> rows = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        List<Object> bytes = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int task = t;
            long least = task == 1 ? Short.MIN_VALUE : task == 2 ? Short.MAX_VALUE : 0;
            for (int i = 0; i < TILE; i++) {
                expected.add(task == 0 && i == 1 ? null : (Long) (i == 2 ? least : i));
                bytes.add(i == 3 ? null : (Long) (task == 3 ? 7L : 1L));
            }
            rows.add(into -> {
                for (int i = 0; i < TILE; i++) {
                    into.add(expected.get(task * TILE + i), bytes.get(task * TILE + i), (long) i);
                }
            });
        }
        tasks.write(rows);
        Path file = tasks.checked();
        assertThat(Rows.cells(file, 0)).isEqualTo(expected);
        assertThat(Rows.column(file, 0).nullValue()).isEqualTo(-1L);
        assertThat(Rows.cells(file, 1)).isEqualTo(bytes);
        assertThat(Rows.column(file, 1).nullValue()).isEqualTo(0L);
        assertThat(Rows.column(file, 2).nullValue()).isNull();
    }

    @Test
    void whereNoTnullIsFreeTheColumnIsNamed() throws IOException {
        Rows columns = columns("ztable", Map.of()).column("b", Element.BYTE);
        Tasks tasks = new Tasks(place, columns, false);
        List<Tasks.TaskRows> rows = new ArrayList<>();
        rows.add(into -> {
            for (int i = Byte.MIN_VALUE; i < 0; i++) {
                into.add(i);
            }
        });
        rows.add(into -> {
            into.add((Object) null);
            for (int i = 0; i <= Byte.MAX_VALUE; i++) {
                into.add(i);
            }
        });
        assertThatThrownBy(() -> tasks.write(rows))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("Column 'b': nulls need a TNULL, and all that were tried occur as values");
        assertThat(place.fileSystem().exists(place.target(Layout.SINGLE))).isFalse();
        assertThat(place.remains()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ztable, false", "ztable, true", "none, false"})
    void arraysOfOneLengthInEachTaskAreVariableWhereTheLengthsDiffer(String compression, boolean relaxed)
            throws IOException {
        Rows columns = columns(compression, Map.of()).column("v", Element.INT, 1, Map.of());
        Tasks tasks = new Tasks(place, columns, relaxed);
        tasks.write(List.of(
                rows -> {
                    for (int i = 0; i < 7; i++) {
                        rows.add(List.of(i, i));
                    }
                },
                rows -> rows.add(List.of(1, 2, 3))));
        Path file = tasks.checked();
        assertThat(Rows.column(file, 0).form().isDescriptor()).isTrue();
        assertThat(Rows.cells(file, 0)).hasSize(8).contains(List.of(1L, 2L, 3L), List.of(6L, 6L));
    }

    @Test
    void innerArraysOfOtherShapesInOtherTasksAreRefused() throws IOException {
        Rows columns = columns("none", Map.of()).column("v", Element.INT, 2, Map.of());
        Tasks tasks = new Tasks(place, columns, false);
        assertThatThrownBy(() -> tasks.write(
                        List.of(rows -> rows.add(List.of(List.of(1, 2))), rows -> rows.add(List.of(List.of(1, 2, 3))))))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("Column 'v': inner arrays have the shapes [2] and [3]");
        assertThat(place.remains()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutZoneMapsAndSumsThereAreNone(boolean tiled) throws IOException {
        Rows columns = columns(tiled ? "ztable" : "none", Map.of("zoneMaps", "false", "checksum", "false"))
                .column("id", Element.LONG);
        new Tasks(place, columns, tiled).write(List.of(rows -> rows.add(1L), rows -> rows.add(2L)));
        Path file = Path.of(place.target(Layout.SINGLE).toUri());
        assertThat(Rows.cells(file, 0)).containsExactly(1L, 2L);
        try (FitsFile fits = FitsFile.open(file)) {
            assertThat(fits.hduCount()).isEqualTo(2);
            assertThat(fits.hdu(1).header().has("DATASUM")).isFalse();
            assertThat(fits.hdu(1).header().has("FSZONES")).isFalse();
        }
    }

    private static List<Tasks.TaskRows> from(int first, int... counts) {
        List<Tasks.TaskRows> tasks = new ArrayList<>();
        int next = first;
        for (int count : counts) {
            int start = next;
            tasks.add(rows -> {
                for (int id = start; id < start + count; id++) {
                    rows.add(row(id));
                }
            });
            next += count;
        }
        return tasks;
    }

    @ParameterizedTest
    @CsvSource({
        "ztable, false, 23, 100",
        "ztable, true, 23, 100",
        "none, false, 23, 100",
        "ztable, false, 23, 5",
        "ztable, true, 23, 5",
        "ztable, false, 0, 5",
        "none, false, 0, 5",
        "ztable, false, 20, 5",
        "ztable, true, 20, 5"
    })
    void appendedRowsComeBehindTheOldOnes(String compression, boolean relaxed, int old, int tile) throws IOException {
        Rows columns = columns(compression, Map.of("tileRows", Integer.toString(tile), "header.ORIGIN", "first"))
                .column("id", Element.LONG)
                .column("name", Element.STRING)
                .column("n", Element.SHORT)
                .column("x", Element.DOUBLE)
                .column("flag", Element.BOOLEAN)
                .column("v", Element.FLOAT, 1, Map.of())
                .column("m", Element.INT, 1, Map.of())
                .column("tags", Element.STRING, 1, Map.of());
        new Tasks(place, columns, false).write(from(0, old, 0));
        Tasks more = new Tasks(place, columns, relaxed).mode(WriteMode.APPEND, SingleFile.DEFAULT);
        CommitResult result = more.write(from(old, 13, 0, 31, 4));
        assertThat(result.rows()).isEqualTo(48);
        Path file = more.checked();
        requireRows(file, IntStream.range(0, old + 48).boxed().toList());
        if (!relaxed) {
            assertThat(Rows.cells(file, 0))
                    .isEqualTo(IntStream.range(0, old + 48)
                            .mapToObj(i -> (Object) (long) i)
                            .toList());
        }
        try (FitsFile fits = FitsFile.open(file)) {
            assertThat(fits.hduCount()).isEqualTo(3);
            assertThat(fits.hdu(1).header().string("ORIGIN")).contains("first");
        }
    }

    @ParameterizedTest
    @CsvSource({"ztable", "none"})
    void anAppendThatNeedsNothingElseLeavesOldTilesAndColumnsAsTheyAre(String compression) throws IOException {
        Rows columns = columns(compression, Map.of()).column("id", Element.LONG).column("n", Element.INT);
        Tasks.TaskRows rows = into -> {
            for (int i = 0; i < 1000; i++) {
                into.add((long) i, i % 10);
            }
        };
        Rows large = columns(compression, Map.of("tileRows", "100"))
                .column("id", Element.LONG)
                .column("n", Element.INT);
        new Tasks(place, large, false).write(List.of(rows, rows));
        Path before = Path.of(place.target(Layout.SINGLE).toUri());
        byte[] first = Arrays.copyOf(Tasks.hdu(before, 1).getValue(), 16);
        Tasks more = new Tasks(place, columns, false).mode(WriteMode.APPEND, SingleFile.DEFAULT);
        more.write(List.of(rows, rows));
        Path file = more.checked();
        assertThat(Rows.layout(file).rows()).isEqualTo(4000);
        assertThat(Arrays.copyOf(Tasks.hdu(file, 1).getValue(), 16)).isEqualTo(first);
        if (compression.equals("ztable")) {
            assertThat(Rows.layout(file).tiling().tileRows()).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @CsvSource({"ztable, false", "ztable, true", "none, false"})
    void anAppendedNullGetsATnullThatNoOldRowHas(String compression, boolean relaxed) throws IOException {
        Rows columns = columns(compression, Map.of()).column("n", Element.SHORT).column("m", Element.SHORT);
        Tasks.TaskRows old = into -> {
            for (int i = 0; i < 12; i++) {
                into.add(i == 4 ? Short.MIN_VALUE : i == 6 ? Short.MAX_VALUE : i, i == 5 ? null : i);
            }
        };
        new Tasks(place, columns, false).write(List.of(old, old));
        assertThat(Rows.column(Path.of(place.target(Layout.SINGLE).toUri()), 1).nullValue())
                .isEqualTo(-32768L);
        Tasks more = new Tasks(place, columns, relaxed).mode(WriteMode.APPEND, SingleFile.DEFAULT);
        more.write(List.of(into -> into.add(null, 1), into -> into.add(2, Short.MIN_VALUE)));
        Path file = more.checked();
        assertThat(Rows.column(file, 0).nullValue()).isEqualTo(-1L);
        assertThat(Rows.cells(file, 0)).hasSize(26).endsWith(null, 2L);
        assertThat(Rows.cells(file, 0).subList(0, 12))
                .containsExactly(0L, 1L, 2L, 3L, -32768L, 5L, 32767L, 7L, 8L, 9L, 10L, 11L);
        assertThat(Rows.column(file, 1).nullValue()).isEqualTo(32767L);
        assertThat(Rows.cells(file, 1)).endsWith(1L, -32768L);
        assertThat(Rows.cells(file, 1).get(5)).isNull();
    }

    @Test
    void anAppendOfOtherColumnsIsRefusedBeforeAnyTaskStarts() throws IOException {
        Rows columns = columns("none", Map.of()).column("id", Element.LONG);
        new Tasks(place, columns, false).write(List.of(into -> into.add(1L)));
        Rows other = columns("none", Map.of()).column("id", Element.STRING);
        assertThatThrownBy(() -> new Tasks(place, other, false)
                        .mode(WriteMode.APPEND, SingleFile.DEFAULT)
                        .begin())
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("there column id is");
        assertThat(place.remains()).isEmpty();
    }
}
