// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.fitspark.fits.write.FaultyWriter.Fault;

/**
 * What must hold of every job that writes a local file, whatever fails: the file is not there, or is the old one, or is whole, and nothing else is
 * left beside it. Used by the tests of all writers.
 */
public final class WriteFaults {

    private static final int MOST_PLACES = 40;
    private static final int KILLS = 8;
    private static final int TIMEOUT_SECONDS = 60;

    private final Path folder;
    private final byte[] old;

    /**
     * Faults of jobs in an empty folder.
     *
     * @param old the file that is at the target before, or null if there is none
     */
    public WriteFaults(Path folder, byte[] old) {
        this.folder = folder;
        this.old = old;
    }

    /** Lets writes fail, at each of them or at some dozens spread over all. */
    public void failedWrites(WriteJob job) throws IOException {
        for (Fault fault : List.of(Fault.ERROR, Fault.HALF)) {
            strike(job, fault, IOException.class, FaultyWriter.MESSAGE);
        }
    }

    /** Closes the file while it is written. */
    public void closedFile(WriteJob job) throws IOException {
        strike(job, Fault.CLOSED, ClosedChannelException.class, null);
    }

    /** Interrupts the thread while it writes. */
    public void interrupts(WriteJob job) throws IOException {
        strike(job, Fault.INTERRUPT, ClosedByInterruptException.class, null);
    }

    private void strike(WriteJob job, Fault fault, Class<? extends IOException> type, String message)
            throws IOException {
        long count = writes(job);
        long step = Math.max(1, count / MOST_PLACES);
        for (long at = 0; at < count; at += step) {
            Path target = target();
            long place = at;
            try {
                assertThatThrownBy(() -> job.run(target, writer -> new FaultyWriter(writer, fault, place)))
                        .as("%s at write %s of %s", fault, at, count)
                        .isInstanceOf(type)
                        .hasMessage(message);
            } finally {
                Thread.interrupted();
            }
            checkUnchanged(target);
        }
        Path target = target();
        job.run(target, UnaryOperator.identity());
        assertThat(target).isRegularFile();
        Files.delete(target);
    }

    private long writes(WriteJob job) throws IOException {
        Path target = target();
        List<FaultyWriter> writers = new ArrayList<>();
        job.run(target, writer -> {
            FaultyWriter counter = new FaultyWriter(writer, Fault.NONE, -1);
            writers.add(counter);
            return counter;
        });
        Files.delete(target);
        assertThat(writers).hasSize(1);
        assertThat(writers.get(0).count()).isPositive();
        return writers.get(0).count();
    }

    /** The place of the file, with the old one if there is to be one. */
    private Path target() throws IOException {
        Path target = folder.resolve("target.fits");
        if (old != null) {
            Files.write(target, old);
        }
        return target;
    }

    private void checkUnchanged(Path target) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).isEqualTo(old == null ? List.of() : List.of(target));
        }
        if (old != null) {
            assertThat(Files.readAllBytes(target)).isEqualTo(old);
        }
    }

    /**
     * Lets the disk be full: a JVM that may not write files beyond some sizes.
     *
     * @param fraction of the whole file, for instance 0.5
     */
    public void fullDisk(Class<? extends WriteJob> job, double... fraction) throws Exception {
        Path whole = target();
        instance(job).run(whole, UnaryOperator.identity());
        long size = Files.size(whole);
        Files.delete(whole);
        for (double part : fraction) {
            Path target = target();
            long kibibytes = Math.max(1, (long) (size * part) / 1024);
            Path output = Files.createTempFile("fitspark-", ".txt");
            try {
                Process process = start(output, kibibytes, job, "once", target.toString());
                try {
                    assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                            .isTrue();
                } finally {
                    process.destroyForcibly().waitFor();
                }
                assertThat(output).content().contains("File too large");
                assertThat(process.exitValue()).isEqualTo(WriteJobMain.FAILED);
            } finally {
                Files.delete(output);
            }
            checkUnchanged(target);
        }
    }

    /** Kills JVMs that write again and again, at random points. Files that are there are whole then; hidden ones may be left. */
    public void kills(Class<? extends WriteJob> job) throws Exception {
        Path whole = target();
        instance(job).run(whole, UnaryOperator.identity());
        byte[] expected = Files.readAllBytes(whole);
        Files.delete(whole);
        Path before = old == null ? null : Files.write(folder.resolve("old"), old);
        Path output = Files.createTempFile("fitspark-", ".txt");
        Random random = new Random(11);
        try {
            for (int i = 0; i < KILLS; i++) {
                Path place = Files.createDirectory(folder.resolve("place-" + i));
                if (old != null) {
                    Files.write(place.resolve("same.fits"), old);
                }
                Process process =
                        start(output, 0, job, "loop", place.toString(), before == null ? "-" : before.toString());
                try {
                    await(place.resolve("ready"), process, output);
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(100_000));
                } finally {
                    process.destroyForcibly().waitFor();
                }
                checkWhole(place, expected);
            }
        } finally {
            Files.delete(output);
        }
    }

    private static void await(Path ready, Process process, Path output) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!Files.exists(ready)) {
            assertThat(process.isAlive()).as(() -> read(output)).isTrue();
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void checkWhole(Path place, byte[] expected) throws IOException {
        assertThat(place.resolve("same.fits")).isRegularFile();
        try (Stream<Path> files = Files.list(place)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".fits")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                boolean isOld = old != null && java.util.Arrays.equals(bytes, old);
                assertThat(isOld || java.util.Arrays.equals(bytes, expected))
                        .as("%s is whole", file)
                        .isTrue();
            }
        }
    }

    private static WriteJob instance(Class<? extends WriteJob> job) throws Exception {
        return job.getDeclaredConstructor().newInstance();
    }

    private static Process start(Path output, long fileKibibytes, Class<? extends WriteJob> job, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (fileKibibytes > 0) {
            command.addAll(List.of("bash", "-c", "ulimit -f " + fileKibibytes + " && exec \"$@\"", "bash"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), WriteJobMain.class.getName(), job.getName()));
        command.addAll(List.of(arguments));
        File to = output.toFile();
        return new ProcessBuilder(command)
                .directory(to.getParentFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        fileKibibytes > 0 ? ProcessBuilder.Redirect.appendTo(to) : ProcessBuilder.Redirect.to(to))
                .start();
    }
}
