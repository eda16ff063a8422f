// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;

import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;

/** Several jobs, attempts and strangers at one target. */
final class NeighbourCases {
    private static final Duration LONG = Duration.ofSeconds(30);

    private NeighbourCases() {}

    static Map<String, CommitCases.Case> all() {
        Map<String, CommitCases.Case> cases = new LinkedHashMap<>();
        for (Layout layout : Layout.values()) {
            String of = " of " + layout;
            cases.put("of two overwrites" + of + " that decide at once one wins", place -> twoDecide(place, layout));
            cases.put("four overwrites" + of + " at once leave the rows of one", place -> manyDecide(place, layout));
            cases.put("a commit" + of + " that is called twice", place -> twice(place, layout));
            cases.put(
                    "a write" + of + " that is aborted, also when it is called twice", place -> aborted(place, layout));
            cases.put("a job" + of + " that is alive is left alone", place -> alive(place, layout));
            cases.put("CREATE" + of + " where something is", place -> exists(place, layout));
            cases.put("a stranger's change" + of + " wins over an overwrite", place -> stranger(place, layout));
        }
        cases.put("of two attempts that both finish the one counts whose message came", NeighbourCases::speculation);
        cases.put("a task that outlives its job", NeighbourCases::zombie);
        cases.put("appends at once are all there", NeighbourCases::appends);
        cases.put("a directory's txnId that was written before", NeighbourCases::repeated);
        cases.put("two writes with one txnId at once", NeighbourCases::repeatedAtOnce);
        cases.put("a change in partitions that a dynamic overwrite does not touch", NeighbourCases::otherPartition);
        cases.put("chosen partitions are gone though no rows come", NeighbourCases::chosen);
        cases.put("an overwrite of partitions leaves no empty directory", NeighbourCases::emptied);
        cases.put("files without rows", NeighbourCases::withoutRows);
        cases.put("a staging directory elsewhere", NeighbourCases::stagingDirectory);
        cases.put("a directory that does not say whose it is goes when it is old", NeighbourCases::nameless);
        cases.put("a job that lost its lease publishes nothing", NeighbourCases::lostLease);
        return cases;
    }

    private static StagedFile task(Place place, WriteJob job, long firstId, int rows) throws IOException {
        return place.task(job, 0, firstId, "", firstId, rows);
    }

    private static void twoDecide(Place place, Layout layout) throws Exception {
        place.write(layout, WriteMode.CREATE, 0, 10);
        Place slow = place.withStale(LONG);
        try (WriteJob first = slow.begin(layout, WriteMode.OVERWRITE);
                WriteJob second = slow.begin(layout, WriteMode.OVERWRITE)) {
            StagedFile one = task(slow, first, 100, 10);
            StagedFile two = task(slow, second, 200, 20);
            first.commit(List.of(one));
            assertThatThrownBy(() -> second.commit(List.of(two)))
                    .isInstanceOf(WriteConflictException.class)
                    .hasMessageStartingWith("Somebody else changed the target after this write began: ")
                    .hasMessageContaining(layout == Layout.DIRECTORY ? first.id() : "rows.fits was written at ")
                    .hasMessageEndingWith("their change stays; write again if yours is to replace it.");
            second.abort();
        }
        assertThat(place.ids(layout)).isEqualTo(Place.range(100, 10));
        assertThat(place.remains()).isEmpty();
    }

    private static void manyDecide(Place place, Layout layout) throws Exception {
        place.write(layout, WriteMode.CREATE, 0, 10);
        Place slow = place.withStale(LONG);
        int writers = 4;
        CyclicBarrier start = new CyclicBarrier(writers);
        ConcurrentLinkedQueue<Long> winners = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> losers = new ConcurrentLinkedQueue<>();
        run(writers, i -> {
            long firstId = 100L * (i + 1);
            try (WriteJob job = slow.begin(layout, WriteMode.OVERWRITE)) {
                StagedFile file = task(slow, job, firstId, 10);
                start.await();
                job.commit(List.of(file));
                winners.add(firstId);
            } catch (WriteConflictException e) {
                losers.add(e);
            }
        });
        assertThat(winners).hasSize(1);
        assertThat(losers).hasSize(writers - 1);
        assertThat(place.ids(layout)).isEqualTo(Place.range(winners.element(), 10));
        assertThat(place.remains()).isEmpty();
    }

    private interface Numbered {
        void run(int number) throws Exception;
    }

    private static void run(int threads, Numbered body) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    body.run(number);
                } catch (Throwable e) {
                    failures.add(e);
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join(120_000);
        }
        assertThat(failures).isEmpty();
    }

    private static void twice(Place place, Layout layout) throws Exception {
        try (WriteJob job = place.withStale(LONG).begin(layout, WriteMode.CREATE)) {
            List<StagedFile> files = List.of(task(place, job, 0, 10));
            CommitResult first = job.commit(files);
            assertThat(first.rows()).isEqualTo(10);
            assertThat(first.files()).isEqualTo(1);
            assertThat(job.commit(files)).isEqualTo(first);
            job.abort();
        }
        assertThat(place.ids(layout)).isEqualTo(Place.range(0, 10));
    }

    private static void aborted(Place place, Layout layout) throws Exception {
        WriteJob job = place.withStale(LONG).begin(layout, WriteMode.CREATE);
        StagedFile file = task(place, job, 0, 10);
        job.abort();
        job.abort();
        assertThat(place.remains()).isEmpty();
        assertThat(place.fileSystem().exists(place.target(layout))).isFalse();
        assertThatThrownBy(() -> job.commit(List.of(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the write was aborted, closed or committed already");
        job.close();
        assertThat(place.ids(layout)).isEmpty();
    }

    private static void alive(Place place, Layout layout) throws Exception {
        Place slow = place.withStale(Duration.ofSeconds(4));
        try (WriteJob job = slow.begin(layout, WriteMode.CREATE)) {
            StagedFile file = task(slow, job, 0, 10);
            // longer than a sign of life counts
            Thread.sleep(slow.stale().toMillis() + 500);
            assertThat(place.clean(layout)).isEmpty();
            assertThat(Cleaner.clean(place.configuration(), place.target(layout)))
                    .isEmpty();
            if (layout == Layout.DIRECTORY) {
                place.write(layout, WriteMode.APPEND, 500, 5);
                assertThatThrownBy(() -> job.commit(List.of(file)))
                        .isInstanceOf(WriteConflictException.class)
                        .hasMessageContaining(" was added at ");
                assertThat(place.ids(layout)).isEqualTo(Place.range(500, 5));
            } else {
                job.commit(List.of(file));
                assertThat(place.ids(layout)).isEqualTo(Place.range(0, 10));
            }
        }
        assertThat(place.remains()).isEmpty();
    }

    private static void exists(Place place, Layout layout) throws Exception {
        place.write(layout, WriteMode.CREATE, 0, 10);
        assertThatThrownBy(() -> place.begin(layout, WriteMode.CREATE))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining(place.target(layout).getName());
        Layout other = layout == Layout.SINGLE ? Layout.DIRECTORY : Layout.SINGLE;
        assertThatThrownBy(() ->
                        WriteJob.begin(place.store(), place.target(layout), place.settings(other, WriteMode.OVERWRITE)))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining(place.target(layout).getName());
        assertThat(place.ids(layout)).isEqualTo(Place.range(0, 10));
        assertThat(place.remains()).isEmpty();
    }

    private static void stranger(Place place, Layout layout) throws Exception {
        place.write(layout, WriteMode.CREATE, 0, 10);
        String name = layout == Layout.SINGLE ? "rows.fits" : "rows/stranger.fits";
        try (WriteJob job = place.withStale(LONG).begin(layout, WriteMode.OVERWRITE)) {
            StagedFile file = task(place, job, 100, 10);
            place.foreign(name, "not even FITS");
            assertThatThrownBy(() -> job.commit(List.of(file)))
                    .isInstanceOf(WriteConflictException.class)
                    .hasMessageContaining(name);
        }
        place.requireForeign(name, "not even FITS");
        assertThat(place.remains()).isEmpty();
    }

    private static void speculation(Place place) throws Exception {
        place.write(Layout.DIRECTORY, WriteMode.CREATE, 0, 10);
        try (WriteJob job = place.withStale(LONG).begin(Layout.DIRECTORY, WriteMode.APPEND)) {
            StagedFile first = place.task(job, 0, 1, "", 100, 10);
            StagedFile second = place.task(job, 0, 2, "", 100, 10);
            assertThat(second.location()).isNotEqualTo(first.location());
            CommitResult result = job.commit(List.of(second));
            assertThat(result.files()).isEqualTo(1);
        }
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.together(Place.range(0, 10), Place.range(100, 10)));
        assertThat(place.remains()).isEmpty();
    }

    private static void zombie(Place place) throws Exception {
        place.write(Layout.DIRECTORY, WriteMode.CREATE, 0, 10);
        WriteJob job = place.withStale(LONG).begin(Layout.DIRECTORY, WriteMode.APPEND);
        task(place, job, 100, 10);
        job.close();
        try {
            task(place, job, 200, 10);
        } catch (IOException e) {
            // a store that has directories refuses: that of the job is gone
        }
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(0, 10));
        // the clock of a store may tell but whole seconds
        Thread.sleep(place.stale().toMillis() + 1000);
        place.write(Layout.DIRECTORY, WriteMode.APPEND, 300, 10);
        assertThat(place.remains()).isEmpty();
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.together(Place.range(0, 10), Place.range(300, 10)));
    }

    private static void appends(Place place) throws Exception {
        Place slow = place.withStale(LONG);
        run(4, i -> slow.write(Layout.DIRECTORY, WriteMode.APPEND, 100L * i, 10));
        assertThat(place.ids(Layout.DIRECTORY))
                .isEqualTo(Place.together(
                        Place.range(0, 10), Place.range(100, 10), Place.range(200, 10), Place.range(300, 10)));
        assertThat(place.remains()).isEmpty();
    }

    private static void repeated(Place place) throws Exception {
        WriteSettings append =
                place.settings(Layout.DIRECTORY, WriteMode.APPEND).withTxnId("day 1\t\\ü");
        assertThat(place.write(append, "", 0, 10).rows()).isEqualTo(10);
        try (WriteJob job = place.begin(append)) {
            assertThat(job.isRepeated()).isTrue();
            assertThat(job.commit(List.of(task(place, job, 0, 10)))).isEqualTo(CommitResult.NOTHING);
        }
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(0, 10));
        place.write(append.withTxnId("day 2"), "", 10, 10);
        assertThat(place.write(append, "", 0, 10)).isEqualTo(CommitResult.NOTHING);
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(0, 20));
        assertThat(place.remains()).isEmpty();
    }

    private static void repeatedAtOnce(Place place) throws Exception {
        WriteSettings append = place.withStale(LONG)
                .settings(Layout.DIRECTORY, WriteMode.APPEND)
                .withTxnId("once");
        CyclicBarrier start = new CyclicBarrier(3);
        run(3, i -> {
            try (WriteJob job = place.begin(append)) {
                StagedFile file = task(place, job, 0, 10);
                start.await();
                job.commit(List.of(file));
            }
        });
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(0, 10));
        assertThat(place.remains()).isEmpty();
    }

    private static void otherPartition(Place place) throws Exception {
        WriteSettings append = place.settings(Layout.DIRECTORY, WriteMode.APPEND);
        place.write(append, "p=1", 0, 10);
        try (WriteJob job = place.withStale(LONG).begin(Layout.DIRECTORY, WriteMode.OVERWRITE_PARTITIONS)) {
            StagedFile file = place.task(job, 0, 0, "p=1", 100, 10);
            place.write(append, "p=2", 200, 10);
            job.commit(List.of(file));
        }
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.together(Place.range(100, 10), Place.range(200, 10)));
    }

    private static void chosen(Place place) throws Exception {
        WriteSettings append = place.settings(Layout.DIRECTORY, WriteMode.APPEND);
        place.write(append, "p=1/q=1", 0, 10);
        place.write(append, "p=1/q=2", 10, 10);
        place.write(append, "p=2/q=1", 20, 10);
        WriteSettings overwrite = place.withStale(LONG)
                .settings(Layout.DIRECTORY, WriteMode.OVERWRITE)
                .withReplaced(directory -> directory.getParent().getName().equals("p=1"));
        try (WriteJob job = place.begin(overwrite)) {
            // elsewhere: none of its business
            place.write(append, "p=3/q=1", 30, 10);
            job.commit(List.of());
        }
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(20, 20));
        try (WriteJob job = place.begin(overwrite)) {
            place.write(append, "p=1/q=7", 50, 10);
            assertThatThrownBy(() -> job.commit(List.of()))
                    .isInstanceOf(WriteConflictException.class)
                    .hasMessageContaining("p=1/q=7");
        }
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.together(Place.range(20, 20), Place.range(50, 10)));
    }

    private static void emptied(Place place) throws Exception {
        WriteSettings append = place.settings(Layout.DIRECTORY, WriteMode.APPEND);
        place.write(append, "p=1/q=a%3Ab c", 0, 10);
        place.write(append, "p=2", 10, 10);
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(0, 20));
        place.write(place.settings(Layout.DIRECTORY, WriteMode.OVERWRITE), "p=2", 100, 10);
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(100, 10));
        assertThat(place.fileSystem().exists(new Path(place.target(Layout.DIRECTORY), "p=1")))
                .isFalse();
    }

    private static void withoutRows(Place place) throws Exception {
        try (WriteJob job = place.begin(Layout.DIRECTORY, WriteMode.CREATE)) {
            job.commit(List.of(place.task(job, 0, 0, "", 0, 0), place.task(job, 1, 1, "", 0, 0)));
        }
        assertThat(place.store().dataFiles(place.target(Layout.DIRECTORY))).hasSize(1);
        try (WriteJob job = place.begin(Layout.DIRECTORY, WriteMode.APPEND)) {
            assertThat(job.commit(List.of(place.task(job, 0, 0, "", 0, 0)))).isEqualTo(CommitResult.NOTHING);
        }
        try (WriteJob job = place.begin(Layout.DIRECTORY, WriteMode.OVERWRITE)) {
            job.commit(List.of(place.task(job, 0, 0, "", 0, 0), place.task(job, 1, 1, "", 5, 3)));
        }
        assertThat(place.store().dataFiles(place.target(Layout.DIRECTORY))).hasSize(1);
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(5, 3));
        assertThat(place.remains()).isEmpty();
    }

    private static void stagingDirectory(Place place) throws Exception {
        Path staging = new Path(place.root(), "elsewhere");
        place.store().makeDirectories(staging);
        for (Layout layout : Layout.values()) {
            WriteSettings settings = place.settings(layout, WriteMode.CREATE).withStagingDir(staging.toString());
            try (WriteJob job = place.begin(settings)) {
                StagedFile file = task(place, job, 0, 10);
                assertThat(file.upload() != null || file.location().startsWith(staging + "/"))
                        .isTrue();
                job.commit(List.of(file));
            }
            assertThat(place.ids(layout)).isEqualTo(Place.range(0, 10));
        }
        assertThat(place.store().children(staging)).isEmpty();
        assertThat(place.remains()).isEmpty();
    }

    private static void nameless(Place place) throws Exception {
        place.write(Layout.DIRECTORY, WriteMode.CREATE, 0, 10);
        String name = "rows/_fitspark-01234567-89ab-cdef-0123-456789abcdef";
        place.foreign(name + "/tasks/task-1-1-0.fits", "late");
        place.foreign(name.replace("cdef/", "xyz/") + "-not-ours/file", "mine");
        assertThat(Cleaner.clean(place.configuration(), place.target(Layout.DIRECTORY)))
                .isEmpty();
        Thread.sleep(place.stale().toMillis() + 1000);
        List<CleanedJob> cleaned = place.clean(Layout.DIRECTORY);
        assertThat(cleaned).containsExactly(new CleanedJob("01234567-89ab-cdef-0123-456789abcdef", "", false, 1, 0));
        place.requireForeign(name + "-not-ours/file", "mine");
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(0, 10));
    }

    private static void lostLease(Place place) throws Exception {
        place.write(Layout.DIRECTORY, WriteMode.CREATE, 0, 10);
        WriteJob job = place.begin(Layout.DIRECTORY, WriteMode.APPEND);
        StagedFile file = task(place, job, 100, 10);
        place.store().delete(job.directory().path());
        assertThatThrownBy(() -> job.commit(List.of(file)))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("was taken for dead")
                .hasMessageContaining(job.id());
        job.close();
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.range(0, 10));
        assertThat(place.remains()).isEmpty();
    }
}
