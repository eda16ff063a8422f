// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.fitspark.connector.storage.FileLister;
import io.fitspark.connector.storage.HadoopFiles;

/** A file system whose files are published by a rename: HDFS, and whatever behaves like it. */
class HadoopStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(HadoopStore.class);
    private static final int PARALLELISM = 8;
    private static final int BUFFER = 64 << 10;

    private final FileSystem fileSystem;
    private FileContext context;

    HadoopStore(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    @Override
    public FileSystem fileSystem() {
        return fileSystem;
    }

    @Override
    public Optional<FileStatus> status(Path path) throws IOException {
        try {
            return Optional.of(fileSystem.getFileStatus(path));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<FileStatus> children(Path directory) throws IOException {
        try {
            return Arrays.asList(fileSystem.listStatus(directory));
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    @Override
    public List<FileStatus> dataFiles(Path directory) throws IOException {
        try {
            return FileLister.dataFiles(fileSystem, directory);
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        if (!fileSystem.mkdirs(directory)) {
            throw new IOException("The directory cannot be made: " + directory);
        }
    }

    @Override
    public void write(Path path, byte[] content) throws IOException {
        Path part = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID());
        try {
            put(part, content);
            rename(part, path);
        } catch (IOException | RuntimeException e) {
            deleteAfter(e, part);
            throw e;
        }
    }

    private void deleteAfter(Exception failure, Path path) {
        try {
            delete(path);
        } catch (IOException suppressed) {
            failure.addSuppressed(suppressed);
        }
    }

    private void put(Path path, byte[] content) throws IOException {
        try (FSDataOutputStream out = create(path)) {
            out.write(content);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // there is no other way not to make the directory anew
    public FSDataOutputStream create(Path path) throws IOException {
        return fileSystem.createNonRecursive(
                path, true, BUFFER, fileSystem.getDefaultReplication(path), fileSystem.getDefaultBlockSize(path), null);
    }

    @Override
    public byte[] read(Path path) throws IOException {
        FileStatus status = fileSystem.getFileStatus(path);
        try (FSDataInputStream in = HadoopFiles.stream(fileSystem, status, HadoopFiles.Access.SEQUENTIAL)) {
            return in.readAllBytes();
        }
    }

    @Override
    public FilePrint print(Path path) throws IOException {
        FileStatus status = fileSystem.getFileStatus(path);
        try (FSDataInputStream in = HadoopFiles.stream(fileSystem, status, HadoopFiles.Access.RANDOM)) {
            return FilePrint.of(status.getLen(), in::readFully);
        }
    }

    @Override
    public void force(Path path) throws IOException {}

    @Override
    public boolean concat(Path first, List<Path> others) throws IOException {
        long before = fileSystem.getFileStatus(first).getLen();
        try {
            fileSystem.concat(first, others.toArray(Path[]::new));
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (IOException e) {
            if (fileSystem.getFileStatus(first).getLen() != before) {
                // only the answer got lost: a store does all or nothing
                return true;
            }
            LOG.info("{} must be copied together, as its parts cannot be joined: {}", first, e.getMessage());
            return false;
        }
    }

    @Override
    public void publish(Path staged, Path target) throws IOException {
        if (status(target.getParent()).isEmpty()) {
            makeDirectories(target.getParent());
        }
        rename(staged, target);
    }

    private void rename(Path from, Path to) throws IOException {
        try {
            context().rename(from, to, Options.Rename.OVERWRITE);
        } catch (UnsupportedFileSystemException e) {
            renameInSteps(from, to);
        }
    }

    /** Hadoop's other view of the same file system, the only one with a rename over a file. */
    private synchronized FileContext context() throws UnsupportedFileSystemException {
        if (context == null) {
            context = FileContext.getFileContext(fileSystem.getUri(), fileSystem.getConf());
        }
        return context;
    }

    /** For file systems that know no rename over a file; there may be a moment without one. */
    private void renameInSteps(Path from, Path to) throws IOException {
        if (!fileSystem.rename(from, to)) {
            fileSystem.delete(to, false);
            if (!fileSystem.rename(from, to)) {
                throw new IOException("The file cannot be renamed to " + to + ": " + from);
            }
        }
    }

    @Override
    public void complete(StagedUpload upload, Path target) throws IOException {
        Uploads.complete(fileSystem, upload, target);
    }

    @Override
    public void abortUpload(String id, Path target) throws IOException {
        Uploads.abort(fileSystem, id, target);
    }

    @Override
    public void delete(Path path) throws IOException {
        if (!fileSystem.delete(path, true) && status(path).isPresent()) {
            throw new IOException("It cannot be removed: " + path);
        }
    }

    @Override
    public void deleteIfEmpty(Path directory) throws IOException {
        try {
            if (children(directory).isEmpty()) {
                fileSystem.delete(directory, false);
            }
        } catch (PathIsNotEmptyDirectoryException e) {
            // somebody began to use it
        }
    }

    @Override
    public Lease lease(Path jobDirectory, LeaseTimes times) throws IOException {
        return HeartbeatLease.begin(this, jobDirectory, times);
    }

    @Override
    public boolean isAlive(JobDirectory job, JobFile file) throws IOException {
        return HeartbeatLease.isHeld(this, job.path(), file.stale());
    }

    @Override
    public boolean hasUploads(Path target) throws IOException {
        return false;
    }

    @Override
    public boolean hasDirectories() {
        return true;
    }

    @Override
    public int parallelism() {
        return PARALLELISM;
    }
}
