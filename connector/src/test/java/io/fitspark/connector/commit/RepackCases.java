// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.assemble.LocalWorkJobs;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.commit.FaultyStore.Crash;
import io.fitspark.connector.commit.FaultyStore.Fault;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.connector.write.Rows;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.verify.Verification;
import io.fitspark.fits.write.DeadHeap;

/** What a repack does on any store. */
final class RepackCases {
    private static final long LARGE = 64L << 20;
    private static final int ROWS = 95;

    private RepackCases() {}

    static Map<String, CommitCases.Case> all() {
        Map<String, CommitCases.Case> cases = new LinkedHashMap<>();
        for (String compression : List.of("none", "ztable")) {
            cases.put("repack, " + compression, place -> drops(place, compression, LARGE, new LocalWorkJobs(2)));
            cases.put(
                    "repack, " + compression + ", by many work items",
                    place -> drops(place, compression, 100, new LocalWorkJobs(2)));
            cases.put(
                    "repack, " + compression + ", by work that is done twice",
                    place -> drops(place, compression, 100, new AssemblyCases.DoneTwice()));
            cases.put("repack, " + compression + ", zone maps that hold", place -> zones(place, compression));
            cases.put("repack, " + compression + ", work that fails at any item", place -> failing(place, compression));
        }
        cases.put("repack, other tiles", RepackCases::otherTiles);
        cases.put("repack, several tables", RepackCases::several);
        cases.put("repack, somebody else changes the file", RepackCases::conflict);
        cases.put("repack, what cannot be repacked", RepackCases::refused);
        return cases;
    }

    static Map<String, CommitCases.Case> faults() {
        Map<String, CommitCases.Case> cases = new LinkedHashMap<>();
        cases.put("repack: the process dies at any step, then clean", place -> faults(place, Fault.CRASH));
        cases.put("repack: a call fails at any step", place -> faults(place, Fault.REFUSED));
        cases.put("repack: an answer is lost at any step", place -> faults(place, Fault.LOST_ANSWER));
        cases.put("repack: the store is gone at any step", place -> faults(place, Fault.GONE));
        return cases;
    }

    /** A file with 95 rows in tiles of 10. */
    private static byte[] rows(String compression, boolean zones) throws IOException {
        Path directory = Files.createTempDirectory("repack-");
        try {
            Rows rows = new Rows(
                            directory,
                            Map.of(
                                    "compression",
                                    compression,
                                    "tileRows",
                                    "10",
                                    "zoneMaps",
                                    String.valueOf(zones),
                                    "header.TELESCOP",
                                    "VISTA"))
                    .column("id", Element.LONG)
                    .column("name", Element.STRING)
                    .column("v", Element.INT, 1, Map.of());
            for (long id = 0; id < ROWS; id++) {
                rows.add(
                        id,
                        "x".repeat((int) id % 9),
                        LongStream.range(0, 3 * id)
                                .map(n -> n * n * 7919)
                                .boxed()
                                .toList());
            }
            Path file = rows.finish().get(0).path();
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } finally {
            Files.delete(directory);
        }
    }

    /** The same, of which every third tile, or row, is gone. */
    private static byte[] dropped(String compression) throws IOException {
        return DeadHeap.of(rows(compression, false), 1)
                .drop(unit -> unit % 3 == 1)
                .bytes();
    }

    private static void put(Place place, byte[] bytes) throws IOException {
        place.store().makeDirectories(place.root());
        place.store().write(place.target(Layout.SINGLE), bytes);
    }

    private static byte[] bytes(Place place) throws IOException {
        return place.store().read(place.target(Layout.SINGLE));
    }

    private static RepackResult repack(Place place, Store store, long itemBytes, WorkJobs jobs, String... options)
            throws IOException {
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            asked.put(options[i], options[i + 1]);
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return new Repack(place.configuration(), jobs, () -> temporary, itemBytes)
                .run(
                        store,
                        place.target(Layout.SINGLE),
                        asked,
                        new LeaseTimes(place.stale().dividedBy(4), place.stale()));
    }

    private static RepackResult repack(Place place, String... options) throws IOException {
        return repack(place, place.store(), LARGE, new LocalWorkJobs(2), options);
    }

    /** All cells of the tables of a file. */
    private static List<Object> cells(byte[] bytes) throws IOException {
        Path copy = Files.write(Files.createTempFile("repacked-", ".fits"), bytes);
        try {
            List<Object> cells = new ArrayList<>();
            for (int column = 0; column < 3; column++) {
                cells.add(Rows.cells(copy, column));
            }
            return cells;
        } finally {
            Files.delete(copy);
        }
    }

    private static void checkSound(byte[] bytes, boolean zones) throws IOException {
        Path copy = Files.write(Files.createTempFile("repacked-", ".fits"), bytes);
        try (FitsFile file = FitsFile.open(copy)) {
            assertThat(Verification.verify(file)).isEmpty();
            assertThat(file.hdu(1).header().has("CHECKSUM")).isTrue();
            assertThat(file.hdu(1).header().string("TELESCOP")).contains("VISTA");
            assertThat(file.hdu(1).header().has("FSZONES")).isEqualTo(zones);
            if (zones) {
                Tasks.checkZones(file, 1);
            }
        } finally {
            Files.delete(copy);
        }
    }

    private static void drops(Place place, String compression, long itemBytes, WorkJobs jobs) throws Exception {
        byte[] old = dropped(compression);
        put(place, old);
        RepackResult result = repack(place, place.store(), itemBytes, jobs);
        byte[] packed = bytes(place);
        assertThat(result.path()).isEqualTo(place.target(Layout.SINGLE).toString());
        assertThat(List.of(result.hdus(), result.retiled())).containsExactly(1, 0);
        assertThat(result.rows()).isEqualTo(compression.equals("none") ? 63 : 65);
        assertThat(List.of(result.bytesBefore(), result.bytesAfter()))
                .containsExactly((long) old.length, (long) packed.length);
        assertThat(result.deadBytes()).isGreaterThan(1000);
        assertThat(packed.length).isLessThan(old.length);
        assertThat(cells(packed)).isEqualTo(cells(old));
        checkSound(packed, false);
        assertThat(place.remains()).isEmpty();
        RepackResult again = repack(place, place.store(), itemBytes, jobs);
        assertThat(again).isEqualTo(new RepackResult(result.path(), 0, 0, 0, 0, packed.length, packed.length));
        assertThat(bytes(place)).isEqualTo(packed);
        assertThat(place.remains()).isEmpty();
    }

    private static void zones(Place place, String compression) throws Exception {
        byte[] old = DeadHeap.of(rows(compression, true), 1).append(5000).bytes();
        put(place, old);
        assertThat(repack(place).deadBytes()).isEqualTo(5000);
        assertThat(cells(bytes(place))).isEqualTo(cells(old));
        checkSound(bytes(place), true);
    }

    private static void otherTiles(Place place) throws Exception {
        byte[] old = DeadHeap.of(rows("ztable", true), 1).append(5000).bytes();
        for (long itemBytes : new long[] {LARGE, 100}) {
            put(place, old);
            RepackResult result = repack(
                    place, place.store(), itemBytes, new LocalWorkJobs(2), "tileRows", "17", "COMPRESSIONLEVEL", "3");
            assertThat(List.of(result.hdus(), result.retiled())).containsExactly(1, 1);
            byte[] packed = bytes(place);
            assertThat(cells(packed)).isEqualTo(cells(old));
            checkSound(packed, true);
            Path copy = Files.write(Files.createTempFile("repacked-", ".fits"), packed);
            assertThat(Rows.layout(copy).tiling().tileRows()).isEqualTo(17);
            Files.delete(copy);
        }
    }

    private static byte[] three() throws IOException {
        byte[] first = dropped("none");
        byte[] second = dropped("ztable");
        byte[] third = rows("ztable", true);
        byte[] all = new byte[first.length + second.length + third.length - 2 * 2880];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 2880, all, first.length, second.length - 2880);
        System.arraycopy(third, 2880, all, first.length + second.length - 2880, third.length - 2880);
        return all;
    }

    private static void several(Place place) throws Exception {
        byte[] old = three();
        put(place, old);
        int third = old.length - (rows("ztable", true).length - 2880);
        assertThat(repack(place, "hdu", "2").hdus()).isOne();
        byte[] one = bytes(place);
        put(place, old);
        assertThat(repack(place).hdus()).isEqualTo(2);
        byte[] both = bytes(place);
        assertThat(both.length).isLessThan(one.length);
        assertThat(one.length).isLessThan(old.length);
        int kept = old.length - third;
        assertThat(Arrays.copyOfRange(both, both.length - kept, both.length))
                .isEqualTo(Arrays.copyOfRange(old, third, old.length));
        Path copy = Files.write(Files.createTempFile("repacked-", ".fits"), both);
        try (FitsFile file = FitsFile.open(copy)) {
            assertThat(Verification.verify(file)).isEmpty();
            assertThat(file.hduCount()).isEqualTo(5);
            List<Long> rows = new ArrayList<>();
            for (Hdu hdu : List.of(file.hdu(1), file.hdu(2), file.hdu(3))) {
                rows.add(TableLayout.of("file", hdu).rows());
            }
            assertThat(rows).containsExactly(63L, 65L, 95L);
        } finally {
            Files.delete(copy);
        }
        put(place, old);
        assertThat(repack(place, "hdu", "3")).extracting(RepackResult::hdus).isEqualTo(0);
        assertThat(bytes(place)).isEqualTo(old);
    }

    private static void failing(Place place, String compression) throws Exception {
        byte[] old = dropped(compression);
        put(place, old);
        int failures = 0;
        for (boolean done = false; !done; ) {
            try {
                repack(place, place.store(), 100, new AssemblyCases.Failing(failures));
                done = true;
            } catch (IOException e) {
                assertThat(e).hasMessage("No space left on device");
                assertThat(bytes(place)).isEqualTo(old);
                assertThat(place.remains()).isEmpty();
                failures++;
            }
        }
        assertThat(failures).isPositive();
        assertThat(cells(bytes(place))).isEqualTo(cells(old));
    }

    /** Somebody else writes while items are worked on. */
    private static final class Disturbed implements WorkJobs {
        private final Place place;
        private final byte[] others;

        Disturbed(Place place, byte[] others) {
            this.place = place;
            this.others = others;
        }

        @Override
        public <T extends Serializable, R extends Serializable> List<R> run(String what, List<T> items, Work<T, R> work)
                throws IOException {
            List<R> results = new LocalWorkJobs(1).run(what, items, work);
            put(place, others);
            return results;
        }
    }

    private static void conflict(Place place) throws Exception {
        for (String compression : List.of("none", "ztable")) {
            put(place, dropped(compression));
            byte[] others = rows(compression, false);
            assertThatThrownBy(() -> repack(place, place.store(), LARGE, new Disturbed(place, others)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("changed");
            assertThat(bytes(place)).isEqualTo(others);
            assertThat(place.remains()).isEmpty();
        }
    }

    private static void refused(Place place) throws Exception {
        byte[] old = dropped("ztable");
        put(place, old);
        assertThatThrownBy(() -> repack(place, "tileRow", "7"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("Unknown option 'tileRow'")
                .hasMessageContaining("tileRows");
        assertThatThrownBy(() -> repack(place, "extname", "X"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("Unknown option 'extname'");
        assertThatThrownBy(() -> repack(place, "hdu", "T*"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("one HDU");
        assertThatThrownBy(() -> repack(place, "hdu", "0"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("HDU 0");
        assertThatThrownBy(() -> repack(place, "hdu", "NOBODY"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("NOBODY");
        assertThat(bytes(place)).isEqualTo(old);
        assertThat(place.remains()).isEmpty();
        place.store().delete(place.target(Layout.SINGLE));
        assertThatThrownBy(() -> repack(place))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("There is no file");
    }

    private static void faults(Place parent, Fault fault) throws Exception {
        byte[] old = dropped("ztable");
        put(parent, old);
        repack(parent);
        byte[] packed = bytes(parent);
        int happened = 0;
        for (int step = 1; ; step++) {
            Place place = Place.below(parent.configuration(), parent.root()).withStale(parent.stale());
            put(place, old);
            FaultyStore store = new FaultyStore(place.store(), fault, step);
            byte[] expected = null;
            try {
                repack(place, store, LARGE, new LocalWorkJobs(2));
                expected = packed;
            } catch (Crash e) {
                assertThat(fault).isEqualTo(Fault.CRASH);
            } catch (UnfinishedCommitException e) {
                assertThat(e.getMessage()).containsAnyOf("is done, but", "It is not known whether");
            } catch (IOException e) {
                assertThat(e.getMessage()).isIn("refused", "the answer is lost", "the store cannot be reached");
                expected = old;
            }
            if (!store.happened()) {
                break;
            }
            happened++;
            if (store.die()) {
                Thread.sleep(place.stale().toMillis() + 30);
            }
            place.clean(Layout.SINGLE);
            byte[] seen = bytes(place);
            assertThat(seen.length).as("%s at %s", fault, store.log()).isIn(old.length, packed.length);
            assertThat(seen).isEqualTo(seen.length == old.length ? old : packed);
            if (expected != null) {
                assertThat(seen).as("%s at %s", fault, store.log()).isEqualTo(expected);
            }
            if (!place.remains().isEmpty()) {
                Thread.sleep(place.stale().toMillis());
                place.clean(Layout.SINGLE);
            }
            assertThat(place.remains()).as("remains after %s", store.log()).isEmpty();
        }
        assertThat(happened).isGreaterThan(4);
    }
}
