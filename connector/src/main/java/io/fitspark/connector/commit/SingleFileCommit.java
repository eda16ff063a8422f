// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.fitspark.connector.options.OverwriteScope;

/** Makes a file appear at the target in one step, over what was there if that is still what it was. */
final class SingleFileCommit implements Commit {
    private static final Logger LOG = LoggerFactory.getLogger(SingleFileCommit.class);

    private final Store store;
    private final Path target;
    private final WriteSettings settings;
    private final TargetState before;

    private SingleFileCommit(Store store, Path target, WriteSettings settings, TargetState before) {
        this.store = store;
        this.target = target;
        this.settings = settings;
        this.before = before;
    }

    /** Looks at the target before the tasks begin. */
    static SingleFileCommit begin(Store store, Path target, WriteSettings settings) throws IOException {
        Optional<FileStatus> status = store.status(target);
        if (status.isPresent() && status.get().isDirectory()) {
            throw new FileAlreadyExistsException(
                    "There is a directory where one file is to be written: " + target + ". Set layout=directory.");
        }
        if (status.isPresent() && settings.mode() == WriteMode.CREATE) {
            throw new FileAlreadyExistsException("There is a file already: " + target);
        }
        SingleFileCommit commit = new SingleFileCommit(store, target, settings, TargetState.ofFile(store, target));
        commit.requireTable();
        return commit;
    }

    private boolean exists() {
        return !before.files().isEmpty();
    }

    private void requireTable() throws IOException {
        boolean overwrites = settings.mode() == WriteMode.OVERWRITE;
        if (exists() && !(overwrites && settings.single().scope() == OverwriteScope.FILE)) {
            try (TargetFile file = TargetFile.open(store, target)) {
                if (keepsOld()) {
                    file.table(settings.single().hdu());
                } else if (overwrites) {
                    file.requireNoOtherData(settings.single().hdu());
                }
            }
        }
    }

    @Override
    public boolean isRepeated() throws IOException {
        if (settings.txnId() == null || store.status(target).isEmpty()) {
            return false;
        }
        try (TargetFile file = TargetFile.open(store, target)) {
            return file.hasTxn(settings.txnId());
        }
    }

    @Override
    public boolean needsFiles() {
        return keepsOld()
                || settings.single().assembly() != null
                || settings.single().maker() != null;
    }

    /** Whether the new file holds what the old one held. */
    private boolean keepsOld() {
        return exists()
                && (settings.mode() == WriteMode.APPEND
                        || (settings.mode() == WriteMode.OVERWRITE
                                && settings.single().scope() == OverwriteScope.HDU));
    }

    @Override
    public CommitResult commit(JobDirectory job, Lease lease, List<StagedFile> files, DecisionPoint point)
            throws IOException {
        List<StagedFile> chosen = choose(files);
        if (chosen.isEmpty()) {
            return CommitResult.NOTHING;
        }
        StagedFile file = whole(job, chosen);
        long rows = chosen.stream().mapToLong(StagedFile::rows).sum();
        new Claim(store, job, target, Layout.SINGLE).acquire(lease);
        try {
            before.requireSame(target, TargetState.ofFile(store, target));
        } catch (WriteConflictException e) {
            if (isRepeated()) {
                return CommitResult.NOTHING;
            }
            throw e;
        }
        if (file.upload() == null && exists()) {
            store.force(new Path(file.location()));
        }
        UploadFile.abortOthers(
                store,
                job,
                file.upload() == null ? Set.of() : Set.of(file.upload().id()));
        lease.renew();
        point.decide(target, () -> publish(file), () -> isPublished(file));
        afterwards(job);
        return new CommitResult(1, before.files().size(), rows, file.bytes());
    }

    /** The file that takes the place. */
    private StagedFile whole(JobDirectory job, List<StagedFile> chosen) throws IOException {
        boolean appends = exists() && settings.mode() == WriteMode.APPEND;
        FileMaker maker = settings.single().maker();
        if (maker != null) {
            return maker.make(store, job, settings.staging(job, store).toString(), target);
        }
        RowAssembly rows = settings.single().assembly();
        if (rows != null && (!appends || rows.fitted())) {
            String staging = settings.staging(job, store).toString();
            TableAssembly assembly = new TableAssembly(store, job, staging, target, settings);
            return appends ? assembly.append(chosen) : assembly.assemble(chosen, keepsOld());
        }
        return keepsOld() ? new SingleFileMerge(store, job, target, settings).merge(chosen) : chosen.get(0);
    }

    /** The files that have rows; one without is of use only where there is no table. */
    private List<StagedFile> choose(List<StagedFile> files) {
        List<StagedFile> full = files.stream().filter(file -> file.rows() > 0).toList();
        if (full.size() > 1 && settings.single().assembly() == null) {
            throw new IllegalStateException(
                    full.size() + " tasks have rows, but nothing was said of how they come into one file: " + target);
        }
        if (full.isEmpty() && settings.mode() == WriteMode.APPEND && exists()) {
            return List.of();
        }
        return full.isEmpty() ? files.subList(0, Math.min(1, files.size())) : full;
    }

    /** What may fail without harm. */
    private void afterwards(JobDirectory job) {
        try {
            if (exists()) {
                store.force(target.getParent());
            }
            UploadFile.forgetAll(store, job);
        } catch (IOException e) {
            LOG.warn("{} is written, but what it left cannot be ended yet", target, e);
        }
    }

    private void publish(StagedFile file) throws IOException {
        if (file.upload() != null) {
            store.complete(file.upload(), target);
        } else {
            store.publish(new Path(file.location()), target);
        }
    }

    /** What the store did with a request whose answer got lost. */
    private boolean isPublished(StagedFile file) throws IOException {
        if (isAtTarget(file)) {
            return true;
        }
        if (file.upload() == null) {
            return false;
        }
        // what is still under way must not take effect later
        store.abortUpload(file.upload().id(), target);
        return isAtTarget(file);
    }

    private boolean isAtTarget(StagedFile file) throws IOException {
        return store.status(target).isPresent() && store.print(target).equals(file.print());
    }
}
