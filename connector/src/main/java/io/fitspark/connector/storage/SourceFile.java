// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.Serializable;
import java.util.Objects;

import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;

/**
 * One file as it was when the scan was planned. Travels with every task, which compares it with what it opens.
 *
 * @param path URI of the file
 * @param length in bytes
 * @param modificationTime milliseconds since the epoch
 * @param etag entity tag where the store has one, else null
 */
public record SourceFile(String path, long length, long modificationTime, String etag) implements Serializable {
    public SourceFile {
        Objects.requireNonNull(path, "path");
        if (length < 0) {
            throw new IllegalArgumentException("length is negative: " + length);
        }
    }

    /** The present state of a file, as the store tells it. */
    public static SourceFile of(FileStatus status) {
        String etag = status instanceof EtagSource source ? source.getEtag() : null;
        return new SourceFile(status.getPath().toString(), status.getLen(), status.getModificationTime(), etag);
    }

    /**
     * Fails unless {@code now} is the same state of the same file.
     *
     * @throws FileChangedException naming what differs
     */
    public void requireUnchanged(SourceFile now) throws FileChangedException {
        if (length != now.length) {
            throw new FileChangedException(path, "its length was " + length + " and is " + now.length);
        }
        if (etag != null && now.etag != null) {
            if (!etag.equals(now.etag)) {
                throw new FileChangedException(path, "its ETag was " + etag + " and is " + now.etag);
            }
            return;
        }
        if (modificationTime != now.modificationTime) {
            throw new FileChangedException(
                    path, "its modification time was " + modificationTime + " and is " + now.modificationTime);
        }
    }

    /** Last component of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
