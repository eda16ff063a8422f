// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.TestTable;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.OverwriteScope;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.HeaderEditor;
import io.fitspark.fits.write.TableOptions;

/** One file at the target, and what else is in it. */
final class SingleFileCases {
    private static final Layout SINGLE = Layout.SINGLE;

    private SingleFileCases() {}

    static Map<String, CommitCases.Case> all() {
        Map<String, CommitCases.Case> cases = new LinkedHashMap<>();
        cases.put("rows of more than one task that cannot become one file", SingleFileCases::severalTasks);
        cases.put("tasks without rows do not matter", SingleFileCases::emptyTasks);
        cases.put("an append keeps the other HDUs", SingleFileCases::append);
        cases.put("an append of other columns is refused", SingleFileCases::otherColumns);
        cases.put("an append without rows changes nothing", SingleFileCases::appendNothing);
        cases.put("an overwrite is refused where other HDUs have data", SingleFileCases::otherHdus);
        cases.put("an overwrite of one HDU keeps the others", SingleFileCases::oneHdu);
        cases.put("an overwrite of the file drops all HDUs", SingleFileCases::wholeFile);
        cases.put("a single file's txnId that was written before", SingleFileCases::repeated);
        return cases;
    }

    private static SingleFile single(String hdu, OverwriteScope scope) {
        return new SingleFile(hdu == null ? null : HduSelector.parse(hdu), scope, TableOptions.DEFAULT);
    }

    /** A file with the tables A (ids from 0), ROWS (from 100) and B (from 200). */
    private static void threeTables(Place place) throws IOException {
        place.store().makeDirectories(place.root());
        place.store()
                .write(
                        place.target(SINGLE),
                        new TestTable()
                                .table("A", 0, 10)
                                .table("ROWS", 100, 10)
                                .table("B", 200, 10)
                                .bytes());
    }

    /** The ids of each table, by its name. */
    private static List<String> tables(Place place) throws IOException {
        List<String> tables = new ArrayList<>();
        try (TargetFile file = TargetFile.open(place.store(), place.target(SINGLE))) {
            for (int i = 1; i < file.fits().hduCount(); i++) {
                tables.add(file.fits().hdu(i).extname().orElse("") + " "
                        + file.fits().hdu(i).header().requireInteger("NAXIS2"));
            }
        }
        return tables;
    }

    private static void severalTasks(Place place) throws Exception {
        try (WriteJob job = place.begin(SINGLE, WriteMode.CREATE)) {
            List<StagedFile> files = List.of(place.task(job, 0, 0, "", 0, 10), place.task(job, 1, 1, "", 10, 10));
            assertThatThrownBy(() -> job.commit(files))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("2 tasks have rows, but nothing was said of how they come into one file");
        }
        assertThat(place.fileSystem().exists(place.target(SINGLE))).isFalse();
        assertThat(place.remains()).isEmpty();
    }

    private static void emptyTasks(Place place) throws Exception {
        try (WriteJob job = place.begin(SINGLE, WriteMode.CREATE)) {
            job.commit(List.of(
                    place.task(job, 0, 0, "", 0, 0),
                    place.task(job, 1, 1, "", 10, 10),
                    place.task(job, 2, 2, "", 0, 0)));
        }
        assertThat(place.ids(SINGLE)).isEqualTo(Place.range(10, 10));
        try (WriteJob job = place.begin(SINGLE, WriteMode.OVERWRITE)) {
            job.commit(List.of(place.task(job, 0, 0, "", 0, 0), place.task(job, 1, 1, "", 10, 0)));
        }
        assertThat(place.ids(SINGLE)).isEmpty();
        assertThat(tables(place)).containsExactly("ROWS 0");
        assertThat(place.remains()).isEmpty();
    }

    private static void append(Place place) throws Exception {
        threeTables(place);
        WriteSettings append = place.settings(SINGLE, WriteMode.APPEND);
        place.write(append.withSingle(single("ROWS", OverwriteScope.UNSET)), "", 110, 5);
        assertThat(tables(place)).containsExactly("A 10", "ROWS 15", "B 10");
        place.write(append, "", 10, 5);
        assertThat(tables(place)).containsExactly("A 15", "ROWS 15", "B 10");
        assertThat(place.ids(SINGLE)).isEqualTo(Place.range(0, 15));
        assertThat(place.remains()).isEmpty();
    }

    private static void otherColumns(Place place) throws Exception {
        place.store().makeDirectories(place.root());
        byte[] old =
                new TestTable().table("A", 0, 10, "ID", "X", "OTHER", "NAME").bytes();
        place.store().write(place.target(SINGLE), old);
        try (WriteJob job = place.begin(SINGLE, WriteMode.APPEND)) {
            List<StagedFile> files = List.of(place.task(job, 0, 0, "", 0, 10));
            assertThatThrownBy(() -> job.commit(files))
                    .isInstanceOf(FitsUserException.class)
                    .hasMessageContaining("there column OTHER is ")
                    .hasMessageContaining("here it is missing");
        }
        assertThat(place.store().read(place.target(SINGLE))).isEqualTo(old);
        assertThat(place.remains()).isEmpty();
    }

    private static void appendNothing(Place place) throws Exception {
        threeTables(place);
        byte[] old = place.store().read(place.target(SINGLE));
        assertThat(place.write(SINGLE, WriteMode.APPEND, 0, 0)).isEqualTo(CommitResult.NOTHING);
        assertThat(place.store().read(place.target(SINGLE))).isEqualTo(old);
    }

    private static void otherHdus(Place place) throws Exception {
        threeTables(place);
        assertThatThrownBy(() -> place.begin(SINGLE, WriteMode.OVERWRITE))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("would remove other data than a table: HDU 2 (ROWS)")
                .hasMessageContaining("overwriteScope=hdu");
        assertThat(place.remains()).isEmpty();
    }

    private static void oneHdu(Place place) throws Exception {
        threeTables(place);
        place.write(
                place.settings(SINGLE, WriteMode.OVERWRITE).withSingle(single("2", OverwriteScope.HDU)), "", 700, 3);
        assertThat(tables(place)).containsExactly("A 10", "ROWS 3", "B 10");
        assertThat(place.remains()).isEmpty();
    }

    private static void wholeFile(Place place) throws Exception {
        threeTables(place);
        place.write(
                place.settings(SINGLE, WriteMode.OVERWRITE).withSingle(single(null, OverwriteScope.FILE)), "", 700, 3);
        assertThat(tables(place)).containsExactly("ROWS 3");
        assertThat(place.ids(SINGLE)).isEqualTo(Place.range(700, 3));
    }

    /** A task whose table says the name of the write. */
    private static StagedFile namedTask(Place place, WriteJob job, String txnId, long firstId) throws IOException {
        java.nio.file.Path temporary = Files.createTempDirectory("place-");
        try (TaskOutput output = job.outputs().begin(place.configuration(), 0, 0, temporary)) {
            java.nio.file.Path file = output.nextFile();
            new TestTable().table("ROWS", firstId, 10).write(file);
            HeaderEditor.edit(file, 1, cards -> cards.set(WriteJob.TXN_KEYWORD, txnId, null), FileOptions.defaults());
            return output.stage(file, "", 10);
        } finally {
            Files.delete(temporary);
        }
    }

    private static void repeated(Place place) throws Exception {
        WriteSettings create = place.settings(SINGLE, WriteMode.OVERWRITE).withTxnId("first");
        try (WriteJob job = place.begin(create)) {
            job.commit(List.of(namedTask(place, job, "first", 0)));
        }
        try (WriteJob job = place.begin(create)) {
            assertThat(job.isRepeated()).isTrue();
            assertThat(job.commit(List.of(namedTask(place, job, "first", 500)))).isEqualTo(CommitResult.NOTHING);
        }
        assertThat(place.ids(SINGLE)).isEqualTo(Place.range(0, 10));

        WriteSettings append = place.settings(SINGLE, WriteMode.APPEND).withTxnId("second");
        for (int i = 0; i < 2; i++) {
            place.write(append, "", 10, 10);
        }
        assertThat(place.ids(SINGLE)).isEqualTo(Place.range(0, 20));
        try (WriteJob one = place.withStale(java.time.Duration.ofSeconds(30)).begin(append.withTxnId("third"));
                WriteJob two = place.begin(append.withTxnId("third"))) {
            one.commit(List.of(place.task(one, 0, 0, "", 20, 10)));
            assertThat(two.commit(List.of(place.task(two, 0, 0, "", 20, 10)))).isEqualTo(CommitResult.NOTHING);
        }
        assertThat(place.ids(SINGLE)).isEqualTo(Place.range(0, 30));
        assertThat(place.remains()).isEmpty();
    }
}
