// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.GlobFilter;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.Listing;

/** Decides which of the files found count. */
final class FileFilter {
    private final GlobFilter names;
    private final long before;
    private final long after;

    FileFilter(Listing listing) {
        this.names = glob(listing.nameGlob());
        this.before = listing.modifiedBefore() == null
                ? Long.MAX_VALUE
                : listing.modifiedBefore().toEpochMilli();
        this.after = listing.modifiedAfter() == null
                ? Long.MIN_VALUE
                : listing.modifiedAfter().toEpochMilli();
    }

    private static GlobFilter glob(String pattern) {
        try {
            return pattern == null ? null : new GlobFilter(pattern);
        } catch (IOException | RuntimeException e) {
            throw FitsErrors.badOptionValue("pathGlobFilter", pattern, "a glob such as *.fits");
        }
    }

    boolean accepts(FileStatus file) {
        return (names == null || names.accept(file.getPath()))
                && file.getModificationTime() < before
                && file.getModificationTime() > after;
    }

    /** Names that begin with {@code _} or {@code .} belong to writers that are at work, and to no dataset. */
    static boolean isHidden(String name) {
        return name.startsWith(".")
                || (name.startsWith("_") && !PartitionPath.isPartition(name))
                || name.endsWith("._COPYING_");
    }
}
