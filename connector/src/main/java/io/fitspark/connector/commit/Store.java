// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What jobs ask of a file system. Each call has its effect whole or not at all, unless it says otherwise. */
interface Store {
    FileSystem fileSystem();

    /** The state of a file or directory; empty if there is none. */
    Optional<FileStatus> status(Path path) throws IOException;

    /** What lies in a directory; nothing if there is none. */
    List<FileStatus> children(Path directory) throws IOException;

    /** The files below a directory that a scan of it would read. */
    List<FileStatus> dataFiles(Path directory) throws IOException;

    void makeDirectories(Path directory) throws IOException;

    /** Writes a small file, in place of one that is there; its directory must be there, where the store knows any. */
    void write(Path path, byte[] content) throws IOException;

    /** Begins a file, in place of one that is there, whose directory must be there, where the store knows any; it may be seen while it grows. */
    FSDataOutputStream create(Path path) throws IOException;

    byte[] read(Path path) throws IOException;

    /** Length and digest of the ends of a file. */
    FilePrint print(Path path) throws IOException;

    /** Sees to it that a file, or what a directory lists, survives a failure of the machine, where the store does not do so anyway. */
    void force(Path path) throws IOException;

    /**
     * Makes one file of several of the same directory: appends the others to the first, where the store can do so without a copy.
     *
     * @return false if it cannot, and nothing was changed
     */
    boolean concat(Path first, List<Path> others) throws IOException;

    /** Moves a file to its place, over what is there; makes the directory if it is missing. Where the store has no such move, it is a copy. */
    void publish(Path staged, Path target) throws IOException;

    /** Makes the upload a file at its place, over what is there. */
    void complete(StagedUpload upload, Path target) throws IOException;

    /** Ends an upload that is not wanted; it is no error if there is none of the kind any more. */
    void abortUpload(String id, Path target) throws IOException;

    /** Removes a file, or a directory with all that is in it, bit by bit; it is no error if there is none. */
    void delete(Path path) throws IOException;

    /** Removes a directory that has nothing in it; whatever else is there stays. */
    void deleteIfEmpty(Path directory) throws IOException;

    /** A sign of life that jobs on this store give. */
    Lease lease(Path jobDirectory, LeaseTimes times) throws IOException;

    /** Whether the sign of life that a job's file speaks of is still given. */
    boolean isAlive(JobDirectory job, JobFile file) throws IOException;

    /** Whether parts of a file can be sent now and become a file later. */
    boolean hasUploads(Path target) throws IOException;

    /** Whether there are directories without files, which somebody made. */
    boolean hasDirectories();

    /** How many calls at once make sense. */
    int parallelism();
}
