// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.TestTable;
import io.fitspark.connector.storage.FileLister;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableReader;

/**
 * A directory of a store for one test, and what tests do there: they write rows whose ids tell them apart, and look which are to be seen.
 *
 * @param stale how long after its last sign of life a job of the test counts as dead
 */
public record Place(Configuration configuration, Path root, Duration stale) {
    /** A place below a directory that nothing else uses. */
    public static Place below(Configuration configuration, Path parent) throws IOException {
        FileSystem fileSystem = parent.getFileSystem(configuration);
        // S3 tells times in whole seconds
        long stale = fileSystem.getUri().getScheme().equals("s3a") ? 1000 : 200;
        return new Place(
                configuration,
                fileSystem.makeQualified(new Path(parent, UUID.randomUUID().toString())),
                Duration.ofMillis(stale));
    }

    Place withStale(Duration time) {
        return new Place(configuration, root, time);
    }

    FileSystem fileSystem() throws IOException {
        return root.getFileSystem(configuration);
    }

    Store store() throws IOException {
        return Stores.of(fileSystem());
    }

    Path target(Layout layout) {
        return new Path(root, layout == Layout.DIRECTORY ? "rows" : "rows.fits");
    }

    WriteSettings settings(Layout layout, WriteMode mode) {
        return WriteSettings.of(layout, mode, ".fits").withLease(new LeaseTimes(stale.dividedBy(4), stale));
    }

    WriteJob begin(Layout layout, WriteMode mode) throws IOException {
        return begin(settings(layout, mode));
    }

    WriteJob begin(WriteSettings settings) throws IOException {
        return WriteJob.begin(store(), target(settings.layout()), settings);
    }

    /** What a task does that has the rows with these ids. */
    StagedFile task(WriteJob job, int partition, long attempt, String directory, long firstId, int rows)
            throws IOException {
        java.nio.file.Path temporary = Files.createTempDirectory("place-");
        try (TaskOutput output = job.outputs().begin(configuration, partition, attempt, temporary)) {
            java.nio.file.Path file = output.nextFile();
            new TestTable().table("ROWS", firstId, rows).write(file);
            return output.stage(file, directory, rows);
        } finally {
            Files.delete(temporary);
        }
    }

    /** A whole write of one file. */
    CommitResult write(WriteSettings settings, String directory, long firstId, int rows) throws IOException {
        try (WriteJob job = begin(settings)) {
            return job.commit(List.of(task(job, 0, 0, directory, firstId, rows)));
        }
    }

    CommitResult write(Layout layout, WriteMode mode, long firstId, int rows) throws IOException {
        return write(settings(layout, mode), "", firstId, rows);
    }

    /** Puts a file there that is nobody's of fitspark. */
    void foreign(String name, String content) throws IOException {
        Path path = new Path(root, name);
        store().makeDirectories(path.getParent());
        store().write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    void requireForeign(String name, String content) throws IOException {
        String found = new String(store().read(new Path(root, name)), StandardCharsets.UTF_8);
        if (!found.equals(content)) {
            throw new AssertionError(name + " was changed to " + found);
        }
    }

    /** The ids that a read of the target gives, sorted; a doubled one is there twice. */
    List<Long> ids(Layout layout) throws IOException {
        List<Long> ids = new ArrayList<>();
        Path target = target(layout);
        if (fileSystem().exists(target)) {
            for (FileStatus file : layout == Layout.DIRECTORY
                    ? FileLister.dataFiles(fileSystem(), target)
                    : Arrays.asList(fileSystem().listStatus(target))) {
                ids.addAll(ids(file.getPath()));
            }
        }
        ids.sort(null);
        return ids;
    }

    List<Long> ids(Path path) throws IOException {
        List<Long> ids = new ArrayList<>();
        try (TargetFile file = TargetFile.open(store(), path)) {
            FitsFile fits = file.fits();
            TableReader reader = TableReader.open(fits, file.table(null));
            int rows = Math.toIntExact(reader.layout().rows());
            ColumnBatch batch = new ColumnBatch();
            if (rows > 0) {
                reader.read(0, rows, new int[] {0}, batch);
            }
            for (int i = 0; i < rows; i++) {
                ids.add(batch.column(0).longs()[i]);
            }
        }
        return ids;
    }

    static List<Long> range(long first, int rows) {
        return LongStream.range(first, first + rows).boxed().toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    static List<Long> together(List<Long>... ids) {
        return Arrays.stream(ids).flatMap(Collection::stream).sorted().toList();
    }

    /** Hidden directories of jobs that are still there, and task files wherever they are. */
    List<String> remains() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        if (fileSystem().exists(root)) {
            collect(root, found);
        }
        return List.copyOf(found);
    }

    private void collect(Path directory, TreeSet<String> found) throws IOException {
        for (FileStatus child : fileSystem().listStatus(directory)) {
            String name = child.getPath().getName();
            if (name.matches("_fitspark-.*[0-9a-f-]{36}|task-.*|\\..*[0-9a-f-]{36}")) {
                found.add(child.getPath().toString());
            }
            if (child.isDirectory()) {
                collect(child.getPath(), found);
            }
        }
    }

    List<CleanedJob> clean(Layout layout) throws IOException {
        return Recovery.endDead(store(), JobDirectory.of(store(), target(layout)), stale);
    }
}
