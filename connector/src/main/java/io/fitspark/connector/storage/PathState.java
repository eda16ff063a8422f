// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.FileNotFoundException;
import java.io.IOException;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** What is at a path. */
public enum PathState {
    ABSENT,
    FILE,
    /** No file in it, nor in its partitions, that a read would take. */
    EMPTY_DIRECTORY,
    DIRECTORY;

    /** Whether there is something to be read. */
    public boolean hasFiles() {
        return this == FILE || this == DIRECTORY;
    }

    /** Looks no further than to the first file. */
    public static PathState of(String text, Configuration configuration) throws IOException {
        Path path = new Path(text);
        FileSystem fileSystem = path.getFileSystem(configuration);
        try {
            FileStatus status = fileSystem.getFileStatus(path);
            if (status.isFile()) {
                return FILE;
            }
            return holdsFile(fileSystem, path) ? DIRECTORY : EMPTY_DIRECTORY;
        } catch (FileNotFoundException e) {
            return ABSENT;
        }
    }

    private static boolean holdsFile(FileSystem fileSystem, Path directory) throws IOException {
        RemoteIterator<FileStatus> children = fileSystem.listStatusIterator(directory);
        while (children.hasNext()) {
            FileStatus child = children.next();
            String name = child.getPath().getName();
            if (FileFilter.isHidden(name)) {
                continue;
            }
            if (child.isFile() || (PartitionPath.isPartition(name) && holdsFile(fileSystem, child.getPath()))) {
                return true;
            }
        }
        return false;
    }
}
