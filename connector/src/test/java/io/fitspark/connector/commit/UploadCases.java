// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of uploads when the network between the commit and the store is at fault. */
public final class UploadCases {
    private UploadCases() {}

    /** What happens to requests that complete an upload. */
    public enum Fault {
        /** The first of each object is done, but the connection ends without an answer. */
        FIRST_ANSWER_LOST,
        /** The same with all. */
        ALL_ANSWERS_LOST,
        /** The first two of each object are answered with 503. */
        SLOW_DOWN,
        /** The connection ends, nothing is done. */
        UNREACHABLE,
        /** From the first on no request of any kind gets through. */
        STORE_GONE
    }

    /** The network, and what the store has. */
    public interface Network {
        void faulty(Fault fault, Body body) throws Exception;

        /** Uploads below a directory that were begun and neither completed nor aborted. */
        int uploads(String directory) throws Exception;
    }

    /** What is done meanwhile. */
    public interface Body {
        void run() throws Exception;
    }

    /** One case. */
    public interface Case {
        void run(Place place, Network network) throws Exception;
    }

    public static Map<String, Case> all() {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (Layout layout : Layout.values()) {
            for (Fault fault : Fault.values()) {
                cases.put(
                        "an overwrite of " + layout + " when completing meets " + fault,
                        (place, network) -> overwrite(place, network, layout, fault));
            }
        }
        cases.put("uploads of attempts that do not count, and of aborted jobs, are ended", UploadCases::ended);
        cases.put("a file of several parts", UploadCases::parts);
        return cases;
    }

    private static void overwrite(Place place, Network network, Layout layout, Fault fault) throws Exception {
        place.write(layout, WriteMode.CREATE, 0, 10);
        List<Throwable> failures = new ArrayList<>();
        WriteJob job = place.begin(layout, WriteMode.OVERWRITE);
        List<StagedFile> files = new ArrayList<>();
        files.add(place.task(job, 0, 0, "", 100, 10));
        if (layout == Layout.DIRECTORY) {
            files.add(place.task(job, 1, 1, "", 110, 10));
        }
        assertThat(files.get(0).upload()).isNotNull();
        network.faulty(fault, () -> {
            Throwable failure = catchThrowable(() -> job.commit(files));
            if (failure != null) {
                failures.add(failure);
                // Spark does so, too
                failures.add(catchThrowable(job::abort));
            }
        });
        job.lease().close();
        List<Long> old = Place.range(0, 10);
        List<Long> fresh = Place.range(100, layout == Layout.DIRECTORY ? 20 : 10);
        if (failures.isEmpty()) {
            assertThat(place.ids(layout)).isEqualTo(fresh);
        } else {
            assertThat(failures.get(0)).isInstanceOf(IOException.class);
        }
        switch (fault) {
            case FIRST_ANSWER_LOST, ALL_ANSWERS_LOST, SLOW_DOWN ->
                assertThat(failures).isEmpty();
            case UNREACHABLE, STORE_GONE ->
                assertThat(failures.get(0) instanceof UnfinishedCommitException)
                        .isEqualTo(layout == Layout.DIRECTORY || fault == Fault.STORE_GONE);
        }
        Thread.sleep(place.stale().toMillis() + 1000);
        place.clean(layout);
        boolean decided = failures.isEmpty() || layout == Layout.DIRECTORY;
        assertThat(place.ids(layout)).isEqualTo(decided ? fresh : old);
        assertThat(place.remains()).isEmpty();
        assertThat(network.uploads(place.root().toUri().getPath())).isZero();
    }

    private static void ended(Place place, Network network) throws Exception {
        String directory = place.root().toUri().getPath();
        place.write(Layout.DIRECTORY, WriteMode.CREATE, 0, 10);
        try (WriteJob job = place.begin(Layout.DIRECTORY, WriteMode.APPEND)) {
            place.task(job, 0, 1, "", 100, 10);
            StagedFile counts = place.task(job, 0, 2, "", 100, 10);
            assertThat(network.uploads(directory)).isEqualTo(2);
            job.commit(List.of(counts));
        }
        assertThat(network.uploads(directory)).isZero();
        WriteJob aborted = place.begin(Layout.DIRECTORY, WriteMode.APPEND);
        place.task(aborted, 0, 1, "", 200, 10);
        aborted.abort();
        assertThat(network.uploads(directory)).isZero();

        WriteJob dead = place.begin(Layout.SINGLE, WriteMode.CREATE);
        place.task(dead, 0, 1, "", 200, 10);
        dead.lease().close();
        assertThat(network.uploads(directory)).isEqualTo(1);
        Thread.sleep(place.stale().toMillis() + 1000);
        assertThat(place.clean(Layout.SINGLE)).extracting(CleanedJob::uploads).containsExactly(1);
        assertThat(network.uploads(directory)).isZero();
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(Place.together(Place.range(0, 10), Place.range(100, 10)));
    }

    private static void parts(Place place, Network network) throws Exception {
        int rows = 500_000;
        try (WriteJob job = place.begin(Layout.SINGLE, WriteMode.CREATE)) {
            StagedFile file = place.task(job, 0, 0, "", 0, rows);
            assertThat(file.upload().parts()).hasSize(3);
            job.commit(List.of(file));
        }
        assertThat(place.ids(Layout.SINGLE)).isEqualTo(Place.range(0, rows));
        assertThat(network.uploads(place.root().toUri().getPath())).isZero();
    }
}
