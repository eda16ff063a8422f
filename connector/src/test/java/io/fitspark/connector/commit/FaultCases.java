// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fitspark.connector.commit.FaultyStore.Crash;
import io.fitspark.connector.commit.FaultyStore.Fault;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.connector.write.Rows;

/** One thing goes wrong, at each step of a write in turn; then somebody comes after it. The rows are the old ones or the new ones. */
final class FaultCases {
    private static final List<Long> OLD = Place.range(0, 30);

    private FaultCases() {}

    /**
     * A write over 30 rows with the ids from 0 on, 10 each in the partitions 0, 1 and 2 if it is a directory.
     *
     * @param after the ids that are to be seen when it is done
     */
    private record Write(Layout layout, WriteMode mode, boolean named, boolean assembled, List<Long> after) {
        Write(Layout layout, WriteMode mode, boolean named, List<Long> after) {
            this(layout, mode, named, false, after);
        }

        /** The rows of several tasks into one file. */
        static Write assembled(WriteMode mode) {
            List<Long> rows = Place.range(100, 30);
            return new Write(
                    Layout.SINGLE, mode, false, true, mode == WriteMode.APPEND ? Place.together(OLD, rows) : rows);
        }

        Tasks tasks(Place place) {
            Rows columns = new Rows(
                            null, Map.of("compression", mode == WriteMode.CREATE ? "none" : "ztable", "tileRows", "7"))
                    .column("id", Element.LONG)
                    .column("name", Element.STRING);
            return new Tasks(place, columns, mode == WriteMode.OVERWRITE).mode(mode, SingleFile.DEFAULT);
        }

        /** So many rows from some id on, of a task. */
        static Tasks.TaskRows rows(long first, int count) {
            return rows -> {
                for (long id = first; id < first + count; id++) {
                    rows.add(id, "row " + id);
                }
            };
        }

        WriteSettings settings(Place place) {
            WriteSettings settings = mode == WriteMode.OVERWRITE_CHOSEN
                    ? place.settings(layout, WriteMode.OVERWRITE)
                            .withReplaced(directory -> !directory.getName().equals("p=2"))
                    : place.settings(layout, mode);
            return named ? settings.withTxnId("write 7") : settings;
        }

        List<Long> before() {
            return mode == WriteMode.CREATE ? List.of() : OLD;
        }
    }

    private static final List<Write> WRITES = List.of(
            new Write(Layout.DIRECTORY, WriteMode.CREATE, false, Place.range(100, 30)),
            new Write(Layout.DIRECTORY, WriteMode.APPEND, false, Place.together(OLD, Place.range(100, 30))),
            new Write(Layout.DIRECTORY, WriteMode.APPEND, true, Place.together(OLD, Place.range(100, 30))),
            new Write(Layout.DIRECTORY, WriteMode.OVERWRITE, false, Place.range(100, 30)),
            new Write(
                    Layout.DIRECTORY,
                    WriteMode.OVERWRITE_PARTITIONS,
                    false,
                    Place.together(Place.range(0, 10), Place.range(100, 30))),
            new Write(
                    Layout.DIRECTORY,
                    WriteMode.OVERWRITE_CHOSEN,
                    false,
                    Place.together(Place.range(20, 10), Place.range(100, 30))),
            new Write(Layout.SINGLE, WriteMode.CREATE, false, Place.range(100, 30)),
            new Write(Layout.SINGLE, WriteMode.OVERWRITE, false, Place.range(100, 30)),
            new Write(Layout.SINGLE, WriteMode.APPEND, false, Place.together(OLD, Place.range(100, 30))),
            Write.assembled(WriteMode.CREATE),
            Write.assembled(WriteMode.OVERWRITE),
            Write.assembled(WriteMode.APPEND));

    static Map<String, CommitCases.Case> all() {
        Map<String, CommitCases.Case> cases = new LinkedHashMap<>();
        for (Write write : WRITES) {
            String name = write.mode() + (write.named() ? " with a txnId" : "") + " of " + write.layout()
                    + (write.assembled() ? " by several tasks" : "");
            cases.put(name + ": the process dies at any step, then clean", place -> crashes(place, write, false));
            cases.put(
                    name + ": the process dies at any step, then the next write", place -> crashes(place, write, true));
            cases.put(
                    name + ": a call fails, an answer is lost, or the store is gone at any step",
                    place -> faults(place, write));
        }
        return cases;
    }

    private static void crashes(Place parent, Write write, boolean writeNext) throws Exception {
        List<List<Long>> seen = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        while (changes.isEmpty()) {
            List<Long> afterwards = crash(parent, write, writeNext, Fault.CRASH, seen.size() + 1, changes);
            if (changes.isEmpty()) {
                seen.add(afterwards);
            }
        }
        assertThat(seen).as("changes of a write").hasSizeGreaterThan(6);
        for (int step = 1; step <= changes.size(); step++) {
            if (changes.get(step - 1).startsWith("delete ")) {
                crash(parent, write, writeNext, Fault.CRASH_AMID, step, new ArrayList<>());
            }
        }
        // once the new rows count, they count at all later steps
        int first = seen.indexOf(write.after());
        assertThat(first).isPositive();
        assertThat(seen.subList(0, first)).containsOnly(write.before());
        assertThat(seen.subList(first, seen.size())).containsOnly(write.after());
    }

    /**
     * One crash, and who comes after it.
     *
     * @param changes gets the changes of the whole write if it comes to its end
     * @return the ids that are to be seen at last; null if there are not so many steps
     */
    private static List<Long> crash(
            Place parent, Write write, boolean writeNext, Fault fault, int step, List<String> changes)
            throws Exception {
        Place place = fresh(parent, write);
        FaultyStore store = new FaultyStore(place.store(), fault, step);
        try {
            write(place, store, write);
        } catch (Crash e) {
            die(place, store);
            return afterwards(place, write, writeNext, store);
        }
        assertThat(store.happened()).isFalse();
        assertThat(place.ids(write.layout())).isEqualTo(write.after());
        assertThat(place.remains()).isEmpty();
        changes.addAll(store.log());
        return null;
    }

    private static void faults(Place parent, Write write) throws Exception {
        for (Fault fault : List.of(Fault.REFUSED, Fault.LOST_ANSWER, Fault.GONE)) {
            for (int step = 1; ; step++) {
                Place place = fresh(parent, write);
                FaultyStore store = new FaultyStore(place.store(), fault, step);
                List<Long> expected = null;
                try {
                    write(place, store, write);
                    expected = write.after();
                } catch (UnfinishedCommitException e) {
                    assertThat(e.getMessage()).containsAnyOf("is done, but", "It is not known whether");
                } catch (IOException e) {
                    expected = write.before();
                    assertThat(e.getMessage()).isIn("refused", "the answer is lost", "the store cannot be reached");
                }
                if (!store.happened()) {
                    break;
                }
                die(place, store);
                List<Long> seen = afterwards(place, write, false, store);
                if (expected != null) {
                    assertThat(seen).as("%s at %s", fault, store.log()).isEqualTo(expected);
                }
            }
        }
    }

    private static void die(Place place, FaultyStore store) throws InterruptedException {
        if (store.die()) {
            Thread.sleep(place.stale().toMillis() + 30);
        }
    }

    private static Place fresh(Place parent, Write write) throws IOException {
        Place place = Place.below(parent.configuration(), parent.root()).withStale(parent.stale());
        if (write.layout() == Layout.SINGLE) {
            if (write.assembled()) {
                place.store().makeDirectories(place.root());
            }
            if (write.assembled() && write.mode() != WriteMode.CREATE) {
                write.tasks(place)
                        .mode(WriteMode.CREATE, SingleFile.DEFAULT)
                        .write(List.of(Write.rows(0, 19), Write.rows(19, 11)));
            } else if (write.mode() != WriteMode.CREATE) {
                place.write(Layout.SINGLE, WriteMode.CREATE, 0, 30);
            }
        } else {
            if (write.mode() != WriteMode.CREATE) {
                try (WriteJob job = place.begin(Layout.DIRECTORY, WriteMode.CREATE)) {
                    List<StagedFile> files = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        files.add(place.task(job, i, i, "p=" + i, 10L * i, 10));
                    }
                    job.commit(files);
                }
                place.foreign("rows/_SUCCESS", "");
                place.foreign("rows/p=1/.notes", "mine");
                place.foreign("rows/other/notes.txt", "not yours");
            }
        }
        place.foreign("beside.txt", "leave me");
        return place;
    }

    private static void write(Place place, FaultyStore store, Write write) throws IOException {
        Tasks tasks = write.assembled() ? write.tasks(place) : null;
        WriteJob job = tasks != null
                ? tasks.begin(store)
                : WriteJob.begin(store, place.target(write.layout()), write.settings(place));
        List<StagedFile> files = new ArrayList<>();
        if (tasks != null) {
            files.addAll(tasks.run(job, List.of(Write.rows(100, 9), Write.rows(109, 20), Write.rows(129, 1))));
        } else if (write.layout() == Layout.SINGLE) {
            files.add(place.task(job, 0, 0, "", 100, 30));
        } else {
            // attempts that do not count leave files too
            place.task(job, 0, 10, "p=1", 100, 20);
            files.add(place.task(job, 0, 0, "p=1", 100, 20));
            files.add(place.task(job, 1, 1, "p=2", 120, 10));
        }
        try {
            job.commit(files);
        } catch (IOException e) {
            try {
                job.abort();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        job.close();
    }

    /** What is to be seen after somebody came. */
    private static List<Long> afterwards(Place place, Write write, boolean writeNext, FaultyStore store)
            throws IOException, InterruptedException {
        List<Long> seen;
        if (writeNext && write.layout() == Layout.DIRECTORY) {
            place.write(Layout.DIRECTORY, WriteMode.APPEND, 900, 5);
            seen = new ArrayList<>(place.ids(write.layout()));
            if (!seen.removeAll(Place.range(900, 5))) {
                fail("the next write lost its rows");
            }
        } else if (writeNext) {
            // begins, and so cleans, but adds nothing
            place.begin(Layout.SINGLE, WriteMode.APPEND).close();
            seen = place.ids(write.layout());
        } else {
            place.clean(write.layout());
            seen = place.ids(write.layout());
        }
        assertThat(seen).as("rows after a fault at the last of %s", store.log()).isIn(write.before(), write.after());
        if (!place.remains().isEmpty()) {
            // of what does not say whose it is one can only know by its age
            Thread.sleep(place.stale().toMillis());
            place.clean(write.layout());
        }
        assertThat(place.remains()).as("remains after %s", store.log()).isEmpty();
        assertThat(place.clean(write.layout())).isEmpty();
        place.requireForeign("beside.txt", "leave me");
        if (write.layout() == Layout.DIRECTORY && write.mode() != WriteMode.CREATE) {
            place.requireForeign("rows/_SUCCESS", "");
            place.requireForeign("rows/p=1/.notes", "mine");
            place.requireForeign("rows/other/notes.txt", "not yours");
        }
        return seen;
    }
}
