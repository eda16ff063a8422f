// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Lists directories with what comes along for nothing: the places of blocks in a distributed file system. Of a local file
 * Hadoop would ask a program for its owner, to say where its blocks are: milliseconds for each file.
 */
final class Directories {
    private final FileSystem fileSystem;
    private final boolean local;

    Directories(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
        this.local = fileSystem instanceof LocalFileSystem || fileSystem instanceof RawLocalFileSystem;
    }

    /** Whether listing a directory tells more of its files than a glob does. */
    boolean hasPlaces() {
        return !local;
    }

    /** Files and directories in a directory. */
    List<FileStatus> children(Path directory) throws IOException {
        return local ? Arrays.asList(fileSystem.listStatus(directory)) : all(fileSystem.listLocatedStatus(directory));
    }

    /** All files below a directory, in one request for many where the store can. */
    List<FileStatus> filesBelow(Path directory) throws IOException {
        if (!local) {
            return all(fileSystem.listFiles(directory, true));
        }
        List<FileStatus> files = new ArrayList<>();
        Deque<Path> open = new ArrayDeque<>(List.of(directory));
        while (!open.isEmpty()) {
            for (FileStatus child : fileSystem.listStatus(open.remove())) {
                if (child.isDirectory()) {
                    open.add(child.getPath());
                } else {
                    files.add(child);
                }
            }
        }
        return files;
    }

    private static List<FileStatus> all(RemoteIterator<LocatedFileStatus> listing) throws IOException {
        List<FileStatus> statuses = new ArrayList<>();
        while (listing.hasNext()) {
            statuses.add(listing.next());
        }
        return statuses;
    }
}
