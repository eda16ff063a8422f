// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;

import io.fitspark.fits.storage.LocalRangeReader;

/** Local disks, and what is mounted like one. Files are written and moved past Hadoop, so that it makes no checksums that others do not keep. */
final class LocalStore extends HadoopStore {
    LocalStore(FileSystem fileSystem) {
        super(fileSystem);
    }

    /** The same file for Java. */
    Path local(org.apache.hadoop.fs.Path path) {
        File file = fileSystem() instanceof LocalFileSystem checked
                ? checked.pathToFile(path)
                : ((RawLocalFileSystem) fileSystem()).pathToFile(path);
        return file.toPath();
    }

    @Override
    public void makeDirectories(org.apache.hadoop.fs.Path directory) throws IOException {
        Files.createDirectories(local(directory));
    }

    @Override
    public void write(org.apache.hadoop.fs.Path path, byte[] content) throws IOException {
        Path target = local(path);
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            Files.write(part, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public byte[] read(org.apache.hadoop.fs.Path path) throws IOException {
        return Files.readAllBytes(local(path));
    }

    @Override
    public FilePrint print(org.apache.hadoop.fs.Path path) throws IOException {
        return print(local(path));
    }

    static FilePrint print(Path file) throws IOException {
        try (LocalRangeReader in = LocalRangeReader.open(file)) {
            return FilePrint.of(in.length(), in::readFully);
        }
    }

    @Override
    public void force(org.apache.hadoop.fs.Path path) throws IOException {
        force(local(path));
    }

    private static void force(Path path) throws IOException {
        boolean directory = Files.isDirectory(path);
        if (directory && !isPosix(path)) {
            return;
        }
        StandardOpenOption access = directory ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public void publish(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) throws IOException {
        Path staged = local(from);
        Path target = local(to);
        Files.createDirectories(target.getParent());
        if (Files.isSymbolicLink(target) && Files.exists(target)) {
            target = target.toRealPath();
        }
        if (isPosix(target) && Files.exists(target)) {
            Files.setPosixFilePermissions(staged, Files.getPosixFilePermissions(target));
        }
        // a checksum of the old file would make the new one unreadable through Hadoop
        Files.deleteIfExists(target.resolveSibling("." + target.getFileName() + ".crc"));
        try {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            moveFromOtherDisk(staged, target);
        }
    }

    private static void moveFromOtherDisk(Path staged, Path target) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            Files.copy(staged, part);
            force(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(staged);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public Lease lease(org.apache.hadoop.fs.Path jobDirectory, LeaseTimes times) throws IOException {
        Optional<LockLease> lock = LockLease.begin(local(jobDirectory));
        return lock.isPresent() ? lock.get() : super.lease(jobDirectory, times);
    }

    @Override
    public boolean isAlive(JobDirectory job, JobFile file) throws IOException {
        return file.lease() == Lease.Kind.LOCK ? LockLease.isHeld(local(job.path())) : super.isAlive(job, file);
    }

    @Override
    public int parallelism() {
        return 1;
    }
}
