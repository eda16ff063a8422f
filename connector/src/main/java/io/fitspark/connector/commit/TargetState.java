// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.storage.SourceFile;

/**
 * The files of a target at some time, to see whether somebody else changed it since.
 *
 * @param files by their paths
 */
record TargetState(Map<String, SourceFile> files) {
    TargetState {
        files = new TreeMap<>(files);
    }

    static TargetState ofDirectory(Store store, Path directory) throws IOException {
        Map<String, SourceFile> files = new TreeMap<>();
        for (FileStatus file : store.dataFiles(directory)) {
            files.put(file.getPath().toString(), SourceFile.of(file));
        }
        return new TargetState(files);
    }

    static TargetState ofFile(Store store, Path file) throws IOException {
        Map<String, SourceFile> files = new TreeMap<>();
        store.status(file).ifPresent(status -> files.put(status.getPath().toString(), SourceFile.of(status)));
        return new TargetState(files);
    }

    /** Those files whose directory passes. */
    TargetState in(Predicate<Path> directories) {
        Map<String, SourceFile> some = new TreeMap<>(files);
        some.keySet().removeIf(path -> !directories.test(new Path(path).getParent()));
        return new TargetState(some);
    }

    /** Fails unless another state is the same. */
    void requireSame(Path target, TargetState now) throws WriteConflictException {
        for (SourceFile file : now.files.values()) {
            SourceFile old = files.get(file.path());
            if (old == null) {
                throw conflict(target, file.path() + " was added at " + time(file));
            }
            Optional<String> difference = difference(old, file);
            if (difference.isPresent()) {
                throw conflict(target, file.path() + " was written at " + time(file) + ": " + difference.get());
            }
        }
        for (String path : files.keySet()) {
            if (!now.files.containsKey(path)) {
                throw conflict(target, path + " was removed");
            }
        }
    }

    private static WriteConflictException conflict(Path target, String what) {
        return new WriteConflictException(
                "Somebody else changed the target after this write began: " + what + ". Nothing was written to "
                        + target + ", their change stays; write again if yours is to replace it.");
    }

    private static Instant time(SourceFile file) {
        return Instant.ofEpochMilli(file.modificationTime());
    }

    /** What differs between two states of a file; empty if nothing does. */
    static Optional<String> difference(SourceFile old, SourceFile now) {
        if (old.length() != now.length()) {
            return Optional.of("its length was " + old.length() + " and is " + now.length());
        }
        if (old.etag() != null && now.etag() != null) {
            return old.etag().equals(now.etag())
                    ? Optional.empty()
                    : Optional.of("its ETag was " + old.etag() + " and is " + now.etag());
        }
        return old.modificationTime() == now.modificationTime()
                ? Optional.empty()
                : Optional.of("its time was " + time(old));
    }
}
