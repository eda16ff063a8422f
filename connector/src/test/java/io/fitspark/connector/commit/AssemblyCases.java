// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import io.fitspark.connector.TestTable;
import io.fitspark.connector.assemble.LocalWorkJobs;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.OverwriteScope;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.connector.write.Rows;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.write.TableOptions;

/** One file of the rows of several tasks. */
final class AssemblyCases {
    private AssemblyCases() {}

    static Map<String, CommitCases.Case> all() {
        Map<String, CommitCases.Case> cases = new LinkedHashMap<>();
        cases.put("several tasks, plain", place -> order(place, "none", false));
        cases.put("several tasks, compressed", place -> order(place, "ztable", false));
        cases.put("several tasks, compressed by them", place -> order(place, "ztable", true));
        cases.put("several tasks with megabytes", AssemblyCases::large);
        cases.put("several tasks replace one HDU", AssemblyCases::oneHdu);
        cases.put("several tasks without rows", AssemblyCases::noRows);
        cases.put("several tasks, a commit that is called twice", AssemblyCases::twice);
        cases.put("several tasks, work that is done twice", AssemblyCases::speculative);
        cases.put("several tasks, work that fails at any item", AssemblyCases::failing);
        return cases;
    }

    /** Does all items twice, as speculative attempts do, and takes one result or the other. */
    record DoneTwice() implements WorkJobs {
        @Override
        public <T extends Serializable, R extends Serializable> List<R> run(String what, List<T> items, Work<T, R> work)
                throws IOException {
            WorkJobs once = new LocalWorkJobs(2);
            List<R> first = once.run(what, items, work);
            List<R> second = once.run(what, items, work);
            List<R> mixed = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                mixed.add(i % 2 == 0 ? first.get(i) : second.get(i));
            }
            return mixed;
        }
    }

    /** Fails when it comes to an item, as on a full disk. */
    static final class Failing implements WorkJobs {
        private int left;

        Failing(int item) {
            left = item;
        }

        @Override
        public <T extends Serializable, R extends Serializable> List<R> run(String what, List<T> items, Work<T, R> work)
                throws IOException {
            List<R> results = new ArrayList<>();
            for (T item : items) {
                results.add(work.on(item));
                if (left-- == 0) {
                    throw new IOException("No space left on device");
                }
            }
            return results;
        }
    }

    private static void speculative(Place place) throws Exception {
        ready(place);
        for (boolean relaxed : new boolean[] {false, true}) {
            Tasks tasks = new Tasks(place, columns("ztable"), relaxed).jobs(new DoneTwice());
            tasks.write(List.of(rows(0, 12), rows(12, 31), rows(43, 3)));
            Path file = tasks.checked();
            List<Object> ids = new ArrayList<>(Rows.cells(file, 0));
            ids.sort(null);
            assertThat(ids).isEqualTo(List.<Object>copyOf(Place.range(0, 46)));
            Files.delete(file);
        }
    }

    private static void failing(Place place) throws Exception {
        ready(place);
        List<Tasks.TaskRows> written = List.of(rows(100, 12), rows(112, 31), rows(143, 3));
        for (boolean relaxed : new boolean[] {false, true}) {
            new Tasks(place, columns("ztable"), false).write(List.of(rows(0, 12), rows(12, 31)));
            List<Long> old = place.ids(place.target(Layout.SINGLE));
            int failures = 0;
            for (boolean done = false; !done; ) {
                Tasks tasks = new Tasks(place, columns("ztable"), relaxed).jobs(new Failing(failures));
                try {
                    tasks.write(written);
                    done = true;
                } catch (IOException e) {
                    assertThat(e).hasMessage("No space left on device");
                    assertThat(place.ids(place.target(Layout.SINGLE))).isEqualTo(old);
                    assertThat(place.remains()).isEmpty();
                    failures++;
                }
            }
            assertThat(failures).isPositive();
            assertThat(place.ids(Layout.SINGLE)).isEqualTo(Place.range(100, 46));
        }
    }

    private static Rows columns(String compression) {
        return new Rows(null, Map.of("compression", compression, "tileRows", "10"))
                .column("id", Element.LONG)
                .column("name", Element.STRING)
                .column("v", Element.INT, 1, Map.of());
    }

    private static Tasks.TaskRows rows(long first, int count) {
        return rows -> {
            for (long id = first; id < first + count; id++) {
                rows.add(
                        id,
                        "x".repeat((int) id / 9),
                        LongStream.range(0, id % 4).boxed().toList());
            }
        };
    }

    private static void ready(Place place) throws IOException {
        place.store().makeDirectories(place.root());
    }

    private static void order(Place place, String compression, boolean relaxed) throws Exception {
        ready(place);
        Tasks tasks = new Tasks(place, columns(compression), relaxed);
        List<Tasks.TaskRows> written = List.of(rows(0, 12), rows(12, 0), rows(12, 31), rows(43, 3));
        assertThat(tasks.write(written))
                .extracting(CommitResult::files, CommitResult::rows)
                .containsExactly(1, 46L);
        Path file = tasks.checked();
        List<Object> ids = new ArrayList<>(Rows.cells(file, 0));
        if (relaxed) {
            ids.sort(null);
        }
        assertThat(ids).isEqualTo(List.<Object>copyOf(Place.range(0, 46)));
        assertThat(tasks.write(written).removed()).isEqualTo(1);
        Files.delete(file);
    }

    private static void large(Place place) throws Exception {
        ready(place);
        Rows columns = new Rows(null, Map.of("compression", "none"))
                .column("id", Element.LONG)
                .column("noise", Element.LONG, 1, Map.of());
        Tasks tasks = new Tasks(place, columns, false);
        List<Tasks.TaskRows> written = new ArrayList<>();
        for (int task = 0; task < 3; task++) {
            long first = 2500L * task;
            written.add(rows -> {
                Random random = new Random(first);
                for (long id = first; id < first + 2500; id++) {
                    rows.add(id, random.longs(400).boxed().toList());
                }
            });
        }
        tasks.write(written);
        Path file = tasks.checked();
        assertThat(Files.size(file)).isGreaterThan(24_000_000);
        assertThat(Rows.cells(file, 0)).isEqualTo(List.<Object>copyOf(Place.range(0, 7500)));
        List<Object> noise = Rows.cells(file, 1);
        for (int task = 0; task < 3; task++) {
            assertThat(noise.get(2500 * task))
                    .isEqualTo(new Random(2500L * task).longs(400).boxed().toList());
        }
        Files.delete(file);
    }

    private static void oneHdu(Place place) throws Exception {
        ready(place);
        place.store()
                .write(
                        place.target(Layout.SINGLE),
                        new TestTable()
                                .table("A", 0, 10)
                                .table("ROWS", 100, 10)
                                .table("B", 200, 10)
                                .bytes());
        Tasks tasks = new Tasks(place, columns("ztable"), false)
                .mode(
                        WriteMode.OVERWRITE,
                        new SingleFile(HduSelector.parse("ROWS"), OverwriteScope.HDU, TableOptions.DEFAULT));
        tasks.write(List.of(rows(0, 12), rows(12, 9)));
        Path copy = Files.createTempFile("replaced-", ".fits");
        Files.write(copy, place.store().read(place.target(Layout.SINGLE)));
        try (FitsFile file = FitsFile.open(copy)) {
            assertThat(file.hduCount()).isEqualTo(5);
            assertThat(file.hdu(1).extname()).contains("A");
            assertThat(file.hdu(2).header().requireInteger("ZNAXIS2")).isEqualTo(21);
            Tasks.checkZones(file, 2);
            assertThat(file.hdu(4).extname()).contains("B");
            assertThat(file.hdu(4).header().requireInteger("NAXIS2")).isEqualTo(10);
        }
        assertThat(place.remains()).isEmpty();
        Files.delete(copy);
    }

    private static void noRows(Place place) throws Exception {
        ready(place);
        Tasks tasks = new Tasks(place, columns("ztable"), true);
        tasks.write(List.of(rows(0, 0), rows(0, 0)));
        Path file = tasks.checked();
        assertThat(Rows.layout(file).rows()).isZero();
        assertThat(Rows.layout(file).columns()).hasSize(3);
        Files.delete(file);
    }

    private static void twice(Place place) throws Exception {
        ready(place);
        Tasks tasks = new Tasks(place, columns("ztable"), false);
        try (WriteJob job = tasks.begin()) {
            List<StagedFile> staged = tasks.run(job, List.of(rows(0, 12), rows(12, 9)));
            CommitResult first = job.commit(staged);
            assertThat(job.commit(staged)).isEqualTo(first);
        }
        Path file = tasks.checked();
        assertThat(Rows.layout(file).rows()).isEqualTo(21);
        Files.delete(file);
    }
}
