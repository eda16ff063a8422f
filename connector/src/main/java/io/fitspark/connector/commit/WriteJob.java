// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One write to one target, as its driver sees it: begun before the tasks, committed or aborted after them, and closed in any case. While it
 * is open it holds a lease, so that others do not take it for dead.
 */
public final class WriteJob implements Closeable {
    /** Card in the header of a single file's table with the txnId of the last write. */
    public static final String TXN_KEYWORD = "FSTXN";

    private static final Logger LOG = LoggerFactory.getLogger(WriteJob.class);

    private final Store store;
    private final JobDirectory directory;
    private final JobFile file;
    private final Lease lease;
    private final Commit commit;
    private final TaskOutputs outputs;
    private final boolean repeated;
    private final DecisionPoint point = new DecisionPoint();
    private CommitResult result;
    private boolean removed;
    private boolean closed;

    private WriteJob(
            Store store,
            JobDirectory directory,
            JobFile file,
            Lease lease,
            Commit commit,
            TaskOutputs outputs,
            boolean repeated) {
        this.store = store;
        this.directory = directory;
        this.file = file;
        this.lease = lease;
        this.commit = commit;
        this.outputs = outputs;
        this.repeated = repeated;
    }

    /**
     * Makes the job's directory, after it brought to an end what dead jobs left at the target.
     *
     * @param target the directory, or the file
     * @throws org.apache.hadoop.fs.FileAlreadyExistsException if the mode wants nothing to be there, or there is a file where a directory should
     *     be, or a directory where a file should
     */
    public static WriteJob begin(Configuration configuration, Path target, WriteSettings settings) throws IOException {
        FileSystem fileSystem = target.getFileSystem(configuration);
        return begin(Stores.of(fileSystem), fileSystem.makeQualified(target), settings);
    }

    static WriteJob begin(Store store, Path target, WriteSettings settings) throws IOException {
        Recovery.endDead(
                store,
                JobDirectory.of(store, target, settings.layout()),
                settings.lease().stale());
        Commit commit = settings.layout() == Layout.DIRECTORY
                ? DirectoryCommit.begin(store, target, settings)
                : SingleFileCommit.begin(store, target, settings);
        boolean repeated = commit.isRepeated();
        JobDirectory job = JobDirectory.create(settings.layout(), target);
        boolean makesTarget =
                settings.layout() == Layout.DIRECTORY && store.status(target).isEmpty();
        Path staging = settings.staging(job, store);
        Lease lease = null;
        try {
            store.makeDirectories(job.path());
            lease = store.lease(job.path(), settings.lease());
            JobFile file = new JobFile(
                    JobFile.ownName(),
                    Instant.now(),
                    target.toString(),
                    staging.toString(),
                    makesTarget,
                    lease.kind(),
                    settings.lease().stale());
            file.write(store, job);
            store.makeDirectories(staging);
            boolean uploads = !commit.needsFiles() && store.hasUploads(target);
            if (uploads) {
                store.makeDirectories(job.uploads());
            }
            TaskOutputs outputs = new TaskOutputs(
                    job.id(),
                    settings.layout(),
                    target.toString(),
                    job.path().toString(),
                    staging.toString(),
                    settings.suffix(),
                    uploads);
            return new WriteJob(store, job, file, lease, commit, outputs, repeated);
        } catch (IOException | RuntimeException e) {
            giveUp(store, job, staging, lease, e);
            throw e;
        }
    }

    private static void giveUp(Store store, JobDirectory job, Path staging, Lease lease, Exception failure) {
        try {
            if (lease != null) {
                lease.close();
            }
            JobRemoval.of(store, job, staging.toString(), "");
        } catch (IOException | RuntimeException suppressed) {
            failure.addSuppressed(suppressed);
        }
    }

    /** Name of the job; part of the names of its files. */
    public String id() {
        return directory.id();
    }

    /** Whether an earlier write had the same txnId: whatever the tasks write then is dropped by {@link #commit}. */
    public boolean isRepeated() {
        return repeated;
    }

    /** What tasks need to know to write for this job. */
    public TaskOutputs outputs() {
        return outputs;
    }

    /**
     * Makes the files visible, and removes what they replace. What other attempts of the tasks wrote is dropped. Does nothing when it is
     * called again after it succeeded.
     *
     * @param files of the attempts that count, in the order of the rows
     * @throws WriteConflictException if somebody else changed the target meanwhile; it is as they left it
     * @throws UnfinishedCommitException if the files count as written, but are not all at their places, or if it is not known whether they
     *     count; the next write or {@link Cleaner} ends it
     */
    public synchronized CommitResult commit(List<StagedFile> files) throws IOException {
        if (result != null) {
            return result;
        }
        if (closed || removed || point.mayHavePassed()) {
            throw new IllegalStateException("the write was aborted, closed or committed already: " + directory.path());
        }
        result = repeated ? CommitResult.NOTHING : commit.commit(directory, lease, files, point);
        removeAfterCommit();
        return result;
    }

    /** What was written is where it belongs; what cannot be removed now, the next write to the target removes. */
    private void removeAfterCommit() {
        try {
            remove();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The write is done, but its directory cannot be removed yet: {}", directory.path(), e);
        }
    }

    /** Removes what the job wrote, unless its files count as written or that is not known. Does nothing when it is called again. */
    public synchronized void abort() throws IOException {
        if (closed || removed || result != null || point.mayHavePassed()) {
            return;
        }
        remove();
        if (file.madeTarget()) {
            store.deleteIfEmpty(new Path(file.target()));
        }
    }

    private void remove() throws IOException {
        // a sign of life must not come after the directory is gone
        lease.close();
        JobRemoval.of(store, directory, file.staging(), file.owner());
        removed = true;
    }

    /** Gives up the lease; a job that was not committed is aborted. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        try {
            abort();
        } finally {
            closed = true;
            lease.close();
        }
    }

    JobDirectory directory() {
        return directory;
    }

    Lease lease() {
        return lease;
    }
}
