// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;

import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.storage.HadoopFiles.Access;

/** A file of a store as it was when its state was asked for, to be opened as often as needed without asking again. */
record StoredFile(FileSystem fileSystem, FileStatus status, Access access) {
    private static final String READ_POLICY = "fs.option.openfile.read.policy";
    /** What Hadoop before 3.3.5 calls it. */
    private static final String S3A_READ_POLICY = "fs.s3a.experimental.input.fadvise";

    private static final String FILE_LENGTH = "fs.option.openfile.length";
    private static final String S3A = "org.apache.hadoop.fs.s3a.S3AFileSystem";

    /** The present state of a file that was planned, which it must still have. */
    static FileStatus unchanged(FileSystem fileSystem, SourceFile planned) throws IOException {
        FileStatus status;
        try {
            status = fileSystem.getFileStatus(new Path(planned.path()));
        } catch (FileNotFoundException e) {
            throw new FileMissingException(planned.path());
        }
        planned.requireUnchanged(SourceFile.of(status));
        return status;
    }

    String name() {
        return status.getPath().toString();
    }

    long length() {
        return status.getLen();
    }

    /** Fails if the file is not any more what it was. */
    void requireUnchanged() throws IOException {
        unchanged(fileSystem, SourceFile.of(status));
    }

    FSDataInputStream open() throws IOException {
        // a sequential stream of S3A asks for all bytes up to the end of the file
        return open(isS3A() ? Access.RANDOM.policy() : access.policy());
    }

    /** With the policy that was asked for, whatever the store is. */
    FSDataInputStream openAsAsked() throws IOException {
        return open(access.policy());
    }

    private FSDataInputStream open(String policy) throws IOException {
        try {
            return fileSystem
                    .openFile(status.getPath())
                    .opt(READ_POLICY, policy)
                    .opt(S3A_READ_POLICY, policy)
                    .opt(FILE_LENGTH, Long.toString(status.getLen()))
                    .withFileStatus(status)
                    .build()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while opening " + status.getPath());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    /** Counts bytes for the present thread that the streams of the store do not count themselves. */
    @SuppressWarnings("deprecation") // the statistics that replace these are not kept by thread
    void count(long bytes) {
        FileSystem.getStatistics(fileSystem.getUri().getScheme(), fileSystem.getClass())
                .incrementBytesRead(bytes);
    }

    private boolean isS3A() {
        for (Class<?> type = fileSystem.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(S3A)) {
                return true;
            }
        }
        return false;
    }
}
