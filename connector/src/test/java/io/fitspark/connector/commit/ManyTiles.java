// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;
import org.apache.hadoop.conf.Configuration;

import io.fitspark.connector.assemble.LocalWorkJobs;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.connector.write.Rows;
import io.fitspark.connector.write.Staging;
import io.fitspark.connector.write.TablePlan;
import io.fitspark.connector.write.WrittenFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.table.Cells;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableReader;

/**
 * Commits one file of many tasks, with many tiles and columns: {@code DIRECTORY TASKS TILES COLUMNS relaxed|preserve ZONES}. Each task has some rows more than
 * whole tiles. There are a few files that a task wrote, and all others staged a copy of one of these. Tells times, bytes, and what the heap held after
 * the collections amid the commit.
 */
final class ManyTiles {
    private static final int TILE = 4;
    private static final int KINDS = 4;
    private static final int LOOKED_AT = 200;

    private final Path directory;
    private final int tasks;
    private final int tiles;
    private final int columns;
    private final boolean relaxed;
    private final boolean zones;
    private final AtomicLong held = new AtomicLong();

    private ManyTiles(String[] arguments) {
        directory = Path.of(arguments[0]);
        tasks = Integer.parseInt(arguments[1]);
        tiles = Integer.parseInt(arguments[2]);
        columns = Integer.parseInt(arguments[3]);
        relaxed = arguments[4].equals("relaxed");
        zones = Boolean.parseBoolean(arguments[5]);
    }

    public static void main(String[] arguments) throws Exception {
        new ManyTiles(arguments).run();
    }

    private Rows columns() {
        Rows rows = new Rows(
                directory,
                Map.of(
                        "compression", "ztable",
                        "tileRows", Integer.toString(TILE),
                        "zoneMaps", Boolean.toString(zones)));
        rows.column("id", Element.LONG);
        Element[] elements = {
            Element.INT, Element.DOUBLE, Element.SHORT, Element.STRING, Element.LONG, Element.FLOAT, Element.BOOLEAN
        };
        for (int c = 1; c < columns; c++) {
            rows.column("c" + c, elements[c % elements.length]);
        }
        return rows;
    }

    private Object value(int column, long id) {
        if (column == 0) {
            return id;
        }
        return switch (column % 7) {
            case 0 -> id % 3 == 0 ? null : (Object) (int) (id * column);
            case 1 -> id / 8.0 + column;
            case 2 -> (short) (id % 1000 + column);
            case 3 -> "s" + id % (7 + column);
            case 4 -> id * column;
            case 5 -> (float) (id % 4096 + column);
            default -> id % (column + 1) == 0;
        };
    }

    private static int kind(int task) {
        return task % KINDS;
    }

    private static long firstId(int kind) {
        return 10_000_000L * kind;
    }

    /** Rows of a task that are no whole tile. */
    private static int rest(int kind) {
        return kind % TILE;
    }

    private int rows(int kind) {
        return tiles * TILE + rest(kind);
    }

    private List<WrittenFile> kinds(TablePlan told) throws IOException {
        List<WrittenFile> files = new ArrayList<>();
        for (int kind = 0; kind < KINDS; kind++) {
            Rows rows = columns().task(Files.createDirectory(directory.resolve("kind-" + kind)), told);
            for (long id = firstId(kind); id < firstId(kind) + rows(kind); id++) {
                long of = id;
                rows.add(IntStream.range(0, columns).mapToObj(c -> value(c, of)).toArray());
            }
            files.addAll(rows.finish());
        }
        return files;
    }

    private void run() throws IOException {
        TablePlan told = columns().plan().staged(new Staging(relaxed, TILE));
        long start = System.nanoTime();
        List<WrittenFile> kinds = kinds(told);
        Place place = Place.below(new Configuration(), new org.apache.hadoop.fs.Path(directory.toUri()));
        place.store().makeDirectories(place.root());
        RowAssembly assembly = new RowAssembly(told, new Told(), () -> directory, false, Integer.MAX_VALUE);
        WriteSettings settings =
                place.settings(Layout.SINGLE, WriteMode.CREATE).withSingle(SingleFile.DEFAULT.with(assembly));
        Path target = Path.of(place.target(Layout.SINGLE).toUri());
        long staging;
        long committing;
        try (WriteJob job = WriteJob.begin(place.store(), place.target(Layout.SINGLE), settings)) {
            List<StagedFile> staged = new ArrayList<>();
            for (int task = 0; task < tasks; task++) {
                staged.add(staged(place, job, task, kinds.get(kind(task))));
            }
            staging = System.nanoTime();
            watchHeap();
            job.commit(staged);
            committing = System.nanoTime();
        }
        say("staged %d tasks in %.1f s", tasks, (staging - start) / 1e9);
        say("committed %d MB in %.1f s", Files.size(target) >> 20, (committing - staging) / 1e9);
        say("held %d MB after collections", held.get() >> 20);
        check(target);
        say("sound after %.1f s", (System.nanoTime() - committing) / 1e9);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private static StagedFile staged(Place place, WriteJob job, int task, WrittenFile kind) throws IOException {
        try (TaskOutput output = job.outputs().begin(place.configuration(), task, 0, Path.of("unused"))) {
            Path file = output.nextFile();
            Files.copy(kind.path(), file, StandardCopyOption.COPY_ATTRIBUTES);
            return output.stage(file, "", kind.rows(), kind.facts());
        }
    }

    /** Tells how long each job takes. */
    private record Told() implements WorkJobs {
        @Override
        public <T extends Serializable, R extends Serializable> List<R> run(String what, List<T> items, Work<T, R> work)
                throws IOException {
            long start = System.nanoTime();
            List<R> results = new LocalWorkJobs(2).run(what, items, work);
            say("%s: %.1f s", what, (System.nanoTime() - start) / 1e9);
            return results;
        }
    }

    private void watchHeap() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, unused) -> {
                                CompositeData data = (CompositeData) notification.getUserData();
                                if (data == null) {
                                    return;
                                }
                                long used =
                                        GarbageCollectionNotificationInfo.from(data)
                                                .getGcInfo()
                                                .getMemoryUsageAfterGc()
                                                .entrySet()
                                                .stream()
                                                .filter(pool ->
                                                        pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
                                                .map(Map.Entry::getValue)
                                                .mapToLong(MemoryUsage::getUsed)
                                                .sum();
                                held.accumulateAndGet(used, Math::max);
                            },
                            null,
                            null);
        }
    }

    private void check(Path target) throws IOException {
        try (FitsFile file = FitsFile.open(target)) {
            assertThat(file.hduCount()).isEqualTo(zones ? 3 : 2);
            for (int hdu = 0; hdu < file.hduCount(); hdu++) {
                HduSums sums = HduSums.verify(file, file.hdu(hdu));
                assertThat(List.of(sums.datasum(), sums.checksum())).containsOnly(SumStatus.VALID);
            }
            TableReader reader = TableReader.open(file, file.hdu(1));
            List<long[]> runs = runs();
            long rows = runs.stream().mapToLong(run -> run[1]).sum();
            assertThat(reader.layout().rows()).isEqualTo(rows);
            Random random = new Random(8);
            for (int i = 0; i < LOOKED_AT; i++) {
                checkRow(reader, runs, i == 0 ? rows - 1 : random.nextLong(rows));
            }
        }
    }

    /** First id and number of rows of all that follow each other in the file. */
    private List<long[]> runs() {
        List<long[]> runs = new ArrayList<>();
        List<long[]> rests = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            int kind = kind(task);
            int whole = relaxed ? tiles * TILE : rows(kind);
            runs.add(new long[] {firstId(kind), whole});
            rests.add(new long[] {firstId(kind) + whole, rows(kind) - whole});
        }
        runs.addAll(rests);
        return runs;
    }

    private void checkRow(TableReader reader, List<long[]> runs, long row) throws IOException {
        long left = row;
        int run = 0;
        while (left >= runs.get(run)[1]) {
            left -= runs.get(run++)[1];
        }
        long id = runs.get(run)[0] + left;
        ColumnBatch batch = new ColumnBatch();
        reader.read(row, 1, IntStream.range(0, columns).toArray(), batch);
        for (int c = 0; c < columns; c++) {
            assertThat(plain(Cells.cell(batch.column(c), 0)))
                    .as("row %d, column %d", row, c)
                    .isEqualTo(plain(value(c, id)));
        }
    }

    /** Numbers of all widths in one type. */
    private static Object plain(Object cell) {
        if (cell instanceof Float || cell instanceof Double) {
            return ((Number) cell).doubleValue();
        }
        return cell instanceof Number number ? (Object) number.longValue() : cell;
    }
}
