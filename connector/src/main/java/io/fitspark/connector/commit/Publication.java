// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.storage.SourceFile;

/** Does what an intent says. Each step can be done again: by a job that was interrupted, or by who comes after it. */
final class Publication {
    private static final int ATTEMPTS = 4;
    private static final long FIRST_PAUSE_MILLIS = 50;

    private final Store store;
    private final Path target;
    private final Intent intent;

    Publication(Store store, Path target, Intent intent) {
        this.store = store;
        this.target = target;
        this.intent = intent;
    }

    void run() throws IOException {
        // all files are there before the first of the old ones goes
        Parallel.run(store.parallelism(), intent.adds(), add -> again(() -> add(add)));
        if (!intent.removes().isEmpty()) {
            for (Path directory : directories()) {
                again(() -> store.force(directory));
            }
        }
        Parallel.run(store.parallelism(), intent.removes(), old -> again(() -> remove(old)));
        removeEmptyDirectories();
        if (intent.txnId() != null) {
            again(() -> TxnMarker.write(store, target, intent.txnId()));
        }
    }

    /** Those that get files. */
    private Set<Path> directories() {
        Set<Path> directories = new TreeSet<>();
        for (StagedFile add : intent.adds()) {
            directories.add(Targets.child(target, add.finalName()).getParent());
        }
        return directories;
    }

    private interface Step {
        void run() throws IOException;
    }

    /** What fails for once may have been done all the same, or may be done the next time. */
    private static void again(Step step) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                step.run();
                return;
            } catch (LostFileException e) {
                throw e;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Pause.of(FIRST_PAUSE_MILLIS << attempt);
            }
        }
    }

    private void add(StagedFile add) throws IOException {
        Path to = Targets.child(target, add.finalName());
        if (add.upload() != null) {
            complete(add, to);
            return;
        }
        Path from = new Path(add.location());
        if (store.status(from).isPresent()) {
            store.publish(from, to);
        } else if (!isThere(add, to)) {
            throw new LostFileException(to, from.toString());
        }
    }

    private void complete(StagedFile add, Path to) throws IOException {
        try {
            store.complete(add.upload(), to);
        } catch (IOException e) {
            // the upload may have been completed before, or just now, and only the answer got lost
            if (isThere(add, to)) {
                return;
            }
            if (e instanceof FileNotFoundException) {
                throw new LostFileException(to, "its upload");
            }
            throw e;
        }
    }

    /** Whether a file of the job is at its place; no other job has files of that name. */
    private boolean isThere(StagedFile add, Path to) throws IOException {
        Optional<FileStatus> there = store.status(to);
        return there.isPresent() && there.get().getLen() == add.bytes();
    }

    private void remove(SourceFile old) throws IOException {
        Path path = new Path(old.path());
        Optional<FileStatus> now = store.status(path);
        if (now.isPresent()
                && TargetState.difference(old, SourceFile.of(now.get())).isEmpty()) {
            store.delete(path);
        }
    }

    private void removeEmptyDirectories() throws IOException {
        Set<Path> directories = new TreeSet<>();
        for (SourceFile old : intent.removes()) {
            for (Path at = new Path(old.path()).getParent(); at != null && !at.equals(target); at = at.getParent()) {
                directories.add(at);
            }
        }
        // the deepest first
        for (Path directory : List.copyOf(directories).stream()
                .sorted((a, b) -> Integer.compare(b.depth(), a.depth()))
                .toList()) {
            again(() -> store.deleteIfEmpty(directory));
        }
    }
}
