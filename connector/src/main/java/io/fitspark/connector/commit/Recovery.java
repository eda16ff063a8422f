// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings dead jobs to their end: those with an intent forward, others back. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 20;

    private Recovery() {}

    /**
     * Ends those jobs that are dead.
     *
     * @param stale age from which on a directory is dead that does not say whose it is
     */
    static List<CleanedJob> endDead(Store store, List<JobDirectory> jobs, Duration stale) throws IOException {
        List<CleanedJob> ended = new ArrayList<>();
        for (JobDirectory job : jobs) {
            endIfThere(store, job, stale).ifPresent(ended::add);
        }
        return ended;
    }

    /** Somebody else may end it at the same time, and remove this and that meanwhile. */
    private static Optional<CleanedJob> endIfThere(Store store, JobDirectory job, Duration stale) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return end(store, job, stale);
            } catch (FileNotFoundException | NoSuchFileException e) {
                if (store.status(job.path()).isEmpty()) {
                    return Optional.empty();
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Pause.of(PAUSE_MILLIS << attempt);
            }
        }
    }

    /** Ends a job; empty if it is alive, or gone. */
    static Optional<CleanedJob> end(Store store, JobDirectory job, Duration stale) throws IOException {
        Optional<JobFile> found = JobFile.read(store, job);
        if (found.isEmpty()) {
            return endNameless(store, job, stale);
        }
        JobFile file = found.get();
        if (store.isAlive(job, file)) {
            return Optional.empty();
        }
        Optional<Intent> intent = Intent.read(store, job);
        CleanedJob cleaned = intent.isPresent()
                ? finish(store, job, file, intent.get())
                : JobRemoval.of(store, job, file.staging(), file.owner());
        if (file.madeTarget()) {
            store.deleteIfEmpty(new Path(file.target()));
        }
        LOG.info("{} what a dead write left: {}", cleaned.finished() ? "Published" : "Removed", cleaned);
        return Optional.of(cleaned);
    }

    private static CleanedJob finish(Store store, JobDirectory job, JobFile file, Intent intent) throws IOException {
        try {
            new Publication(store, new Path(file.target()), intent).run();
        } catch (LostFileException e) {
            // unless somebody else ended the job, and what it had written was replaced since
            if (store.status(job.file(Intent.NAME)).isPresent()) {
                throw new IOException(
                        e.getMessage() + ". What is left of that write is in " + job.path()
                                + "; remove that directory to go on without it.",
                        e);
            }
        }
        UploadFile.forgetAll(store, job);
        store.delete(job.file(Intent.NAME));
        JobRemoval.of(store, job, file.staging(), file.owner());
        return new CleanedJob(job.id(), file.owner(), true, intent.adds().size(), 0);
    }

    /** A directory without a job file: of a job that died as it began, or a task that outlived its job. Nobody knows of whom, so it must be old. */
    private static Optional<CleanedJob> endNameless(Store store, JobDirectory job, Duration stale) throws IOException {
        Optional<FileStatus> directory = store.status(job.path());
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        long own = store.hasDirectories() ? directory.get().getModificationTime() : 0;
        long newest = Math.max(own, newest(store, job.path()));
        if (System.currentTimeMillis() - newest < stale.toMillis()) {
            return Optional.empty();
        }
        CleanedJob cleaned = JobRemoval.of(store, job, job.tasks().toString(), "");
        LOG.info("Removed what a dead write left: {}", cleaned);
        return Optional.of(cleaned);
    }

    /** Where directories are but names, they have no time. */
    private static long newest(Store store, Path directory) throws IOException {
        long newest = 0;
        for (FileStatus child : store.children(directory)) {
            long time = child.isFile() ? child.getModificationTime() : newest(store, child.getPath());
            newest = Math.max(newest, time);
        }
        return newest;
    }
}
