// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.storage.SourceFile;

/** Makes files part of a directory: an intent first, then one file after the other. */
final class DirectoryCommit implements Commit {
    private final Store store;
    private final Path target;
    private final WriteSettings settings;
    private final TargetState before;

    private DirectoryCommit(Store store, Path target, WriteSettings settings, TargetState before) {
        this.store = store;
        this.target = target;
        this.settings = settings;
        this.before = before;
    }

    /** Looks at the target before the tasks begin. */
    static DirectoryCommit begin(Store store, Path target, WriteSettings settings) throws IOException {
        if (store.status(target).map(FileStatus::isFile).orElse(false)) {
            throw new FileAlreadyExistsException(
                    "There is a file where a directory is to be written: " + target + ". Set layout=single.");
        }
        TargetState before = settings.mode() == WriteMode.APPEND
                ? new TargetState(Map.of())
                : TargetState.ofDirectory(store, target);
        if (settings.mode() == WriteMode.CREATE && !before.files().isEmpty()) {
            throw new FileAlreadyExistsException("There are files already in " + target);
        }
        return new DirectoryCommit(store, target, settings, before);
    }

    @Override
    public boolean isRepeated() throws IOException {
        return settings.txnId() != null && TxnMarker.isThere(store, target, settings.txnId());
    }

    @Override
    public boolean needsFiles() {
        return false;
    }

    @Override
    public CommitResult commit(JobDirectory job, Lease lease, List<StagedFile> files, DecisionPoint point)
            throws IOException {
        List<StagedFile> adds = withRows(files);
        if (settings.mode() != WriteMode.APPEND || settings.txnId() != null) {
            new Claim(store, job, target, Layout.DIRECTORY).acquire(lease);
            if (isRepeated()) {
                return CommitResult.NOTHING;
            }
        }
        List<SourceFile> removes = removes(adds);
        if (adds.isEmpty() && removes.isEmpty() && settings.txnId() == null) {
            return CommitResult.NOTHING;
        }
        if (!removes.isEmpty()) {
            for (StagedFile add : adds) {
                if (add.upload() == null) {
                    store.force(new Path(add.location()));
                }
            }
        }
        Intent intent = new Intent(adds, removes, settings.txnId());
        UploadFile.abortOthers(store, job, intent.uploads());
        lease.renew();
        point.decide(
                target,
                () -> intent.write(store, job),
                () -> Intent.read(store, job).isPresent());
        try {
            new Publication(store, target, intent).run();
            UploadFile.forgetAll(store, job);
            store.delete(job.file(Intent.NAME));
        } catch (IOException | RuntimeException e) {
            throw new UnfinishedCommitException(
                    "The write to " + target + " is done, but its files are not all at their places yet ("
                            + e.getMessage()
                            + "). The next write to it, or Cleaner.clean, brings it to its end; do not write the same again.",
                    e);
        }
        return new CommitResult(
                adds.size(),
                removes.size(),
                adds.stream().mapToLong(StagedFile::rows).sum(),
                adds.stream().mapToLong(StagedFile::bytes).sum());
    }

    /** A file without rows is only of use where there is no other that tells the columns. */
    private List<StagedFile> withRows(List<StagedFile> files) throws IOException {
        List<StagedFile> full = files.stream().filter(file -> file.rows() > 0).toList();
        if (!full.isEmpty() || files.isEmpty() || settings.mode().ofPartitions()) {
            return full;
        }
        boolean bare = settings.mode() != WriteMode.APPEND
                || TargetState.ofDirectory(store, target).files().isEmpty();
        return bare ? files.subList(0, 1) : full;
    }

    private List<SourceFile> removes(List<StagedFile> adds) throws IOException {
        if (settings.mode() == WriteMode.APPEND) {
            return List.of();
        }
        TargetState old = before;
        TargetState now = TargetState.ofDirectory(store, target);
        if (settings.mode().ofPartitions()) {
            Predicate<Path> chosen = chosen(adds);
            old = before.in(chosen);
            now = now.in(chosen);
        }
        old.requireSame(target, now);
        return List.copyOf(now.files().values());
    }

    private Predicate<Path> chosen(List<StagedFile> adds) {
        if (settings.mode() == WriteMode.OVERWRITE_CHOSEN) {
            return settings.replaced();
        }
        Set<Path> touched = adds.stream()
                .map(add -> Targets.child(target, add.finalName()).getParent())
                .collect(Collectors.toSet());
        return touched::contains;
    }
}
