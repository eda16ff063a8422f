// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, whose lock tells others that it is alive, until it is killed. */
class KilledProcessTest {
    @TempDir
    private Path folder;

    /** Writes what the arguments say, and stays alive with it: {@code begun} or {@code committed}, then the root of the place. */
    public static void main(String[] arguments) throws Exception {
        Place place =
                new Place(new Configuration(), new org.apache.hadoop.fs.Path(arguments[1]), Duration.ofMillis(200));
        WriteJob job = place.begin(Layout.DIRECTORY, WriteMode.APPEND);
        StagedFile file = place.task(job, 0, 0, "", 100, 10);
        if (arguments[0].equals("committed")) {
            // all but what comes after the point from which on the rows count
            new Intent(List.of(file), List.of(), null).write(place.store(), job.directory());
        }
        System.out.println("ready");
        Thread.sleep(600_000);
    }

    private Process start(String what, Place place) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcessTest.class.getName(),
                        what,
                        place.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.equals("ready")) {
            line = output.readLine();
        }
        assertThat(line).isEqualTo("ready");
        return process;
    }

    private void killed(String what, List<Long> expected, boolean finished) throws Exception {
        Place place = Place.below(new Configuration(), new org.apache.hadoop.fs.Path(folder.toUri()));
        place.write(Layout.DIRECTORY, WriteMode.CREATE, 0, 10);
        Process process = start(what, place);
        try {
            // longer than a heartbeat would count
            Thread.sleep(2 * place.stale().toMillis());
            assertThat(place.clean(Layout.DIRECTORY)).isEmpty();
            assertThat(place.remains()).isNotEmpty();
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        List<CleanedJob> cleaned = Cleaner.clean(place.configuration(), place.target(Layout.DIRECTORY));
        assertThat(cleaned).hasSize(1);
        assertThat(cleaned.get(0).owner()).contains(", process " + process.pid());
        assertThat(cleaned.get(0).finished()).isEqualTo(finished);
        assertThat(cleaned.get(0).files()).isEqualTo(1);
        assertThat(place.ids(Layout.DIRECTORY)).isEqualTo(expected);
        assertThat(place.remains()).isEmpty();
    }

    @Test
    void whatAKilledProcessBeganIsRemoved() throws Exception {
        killed("begun", Place.range(0, 10), false);
    }

    @Test
    void whatAKilledProcessHadCommittedIsPublished() throws Exception {
        killed("committed", Place.together(Place.range(0, 10), Place.range(100, 10)), true);
    }
}
