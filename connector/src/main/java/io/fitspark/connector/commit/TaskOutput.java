// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.fitspark.connector.write.TableFacts;

/** The files of one attempt of a task. Used by one thread. */
public final class TaskOutput implements Closeable {
    private final TaskOutputs job;
    private final Store store;
    private final int partition;
    private final String attempt;
    /** Where files are written; that of all tasks if the store is local. */
    private final Path directory;

    private final boolean ownDirectory;
    private final List<StagedFile> staged = new ArrayList<>();
    private int written;

    private TaskOutput(
            TaskOutputs job, Store store, int partition, long attempt, Path directory, boolean ownDirectory) {
        this.job = job;
        this.store = store;
        this.partition = partition;
        this.attempt = partition + "-" + attempt;
        this.directory = directory;
        this.ownDirectory = ownDirectory;
    }

    static TaskOutput begin(TaskOutputs job, Store store, int partition, long attempt, Path temporary)
            throws IOException {
        if (Stores.of(store.fileSystem()) instanceof LocalStore local) {
            Path staging = local.local(new org.apache.hadoop.fs.Path(job.staging()));
            return new TaskOutput(job, store, partition, attempt, staging, false);
        }
        Files.createDirectories(temporary);
        Path own = Files.createTempDirectory(temporary, "fitspark-" + job.job() + "-");
        return new TaskOutput(job, store, partition, attempt, own, true);
    }

    /** Name for the next local file, which is not there yet; its directory is. */
    public Path nextFile() {
        return directory.resolve(prefix() + written++ + job.suffix());
    }

    private String prefix() {
        return "task-" + attempt + "-";
    }

    /**
     * Brings a finished file to where the commit finds it; the local one may be gone then.
     *
     * @param file from {@link #nextFile}
     * @param partitionDirectory where it belongs below the target, {@code a=1/b=x}; empty for the target itself
     */
    public StagedFile stage(Path file, String partitionDirectory, long rows) throws IOException {
        return stage(file, partitionDirectory, rows, null);
    }

    /**
     * The same for a file whose rows may become part of one file of all tasks.
     *
     * @param facts of the rows; null if they do not
     */
    public StagedFile stage(Path file, String partitionDirectory, long rows, TableFacts facts) throws IOException {
        String finalName = finalName(partitionDirectory);
        org.apache.hadoop.fs.Path hidden = Targets.child(
                new org.apache.hadoop.fs.Path(job.staging()), file.getFileName().toString());
        StagedFile result;
        if (!ownDirectory) {
            result = new StagedFile(hidden.toString(), finalName, null, rows, LocalStore.print(file));
        } else if (job.uploads() && !(job.layout() == Layout.SINGLE && rows == 0)) {
            result = upload(file, finalName, rows);
            Files.delete(file);
        } else {
            result = new StagedFile(hidden.toString(), finalName, null, rows, LocalStore.print(file));
            FileTransfer.send(file, store, hidden);
            Files.delete(file);
        }
        staged.add(result);
        return result.with(facts);
    }

    private String finalName(String partitionDirectory) {
        if (job.layout() == Layout.SINGLE) {
            return new org.apache.hadoop.fs.Path(job.target()).getName();
        }
        // files are read in the order of their names, which so is that of the rows; uploads of two attempts must not
        // meet at one key, as there are
        // servers on which they disturb each other
        String by = job.uploads() ? job.job() + "-" + attempt : job.job();
        String name = String.format(Locale.ROOT, "part-%05d-%s-%05d%s", partition, by, staged.size(), job.suffix());
        return partitionDirectory.isEmpty() ? name : partitionDirectory + "/" + name;
    }

    private StagedFile upload(Path file, String finalName, long rows) throws IOException {
        org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(job.target());
        org.apache.hadoop.fs.Path to = job.layout() == Layout.SINGLE ? target : Targets.child(target, finalName);
        org.apache.hadoop.fs.Path note =
                new org.apache.hadoop.fs.Path(job.jobDirectory().uploads(), attempt + "-" + staged.size());
        StagedUpload upload = FileTransfer.upload(file, store, to, note);
        return new StagedFile(to.toString(), finalName, upload, rows, LocalStore.print(file));
    }

    /** Removes all that this attempt wrote. */
    public void abort() throws IOException {
        for (StagedFile file : staged) {
            org.apache.hadoop.fs.Path location = new org.apache.hadoop.fs.Path(file.location());
            if (file.upload() != null) {
                store.abortUpload(file.upload().id(), location);
            } else {
                store.delete(location);
            }
        }
        staged.clear();
        close();
    }

    /** Removes local files that were not staged. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<String> kept = staged.stream()
                .map(file -> new org.apache.hadoop.fs.Path(file.location()).getName())
                .toList();
        // hidden files of writers that were not closed are this attempt's too
        String mine = ownDirectory ? "*" : "{,.}" + prefix() + "*";
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, mine)) {
            for (Path file : files) {
                if (ownDirectory || !kept.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
        if (ownDirectory) {
            Files.deleteIfExists(directory);
        }
    }
}
