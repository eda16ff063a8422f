// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock that the job's process holds on a file of its directory: it ends with the process, however that ends. */
final class LockLease implements Lease {
    static final String NAME = "lock";

    private final Path file;
    private final FileChannel channel;

    private LockLease(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock of a new job; empty if the file system has no locks. */
    static Optional<LockLease> begin(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                System.setProperty(mark(file), "held");
                return Optional.of(new LockLease(file, channel));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // a network file system without locks: the job shows by its heartbeat that it is alive
        }
        channel.close();
        Files.deleteIfExists(file);
        return Optional.empty();
    }

    /**
     * Who closes a file loses all locks that the process has on it. So nobody of the process may open a file that it locked: a system property,
     * which class loaders share, says which these are.
     */
    private static String mark(Path file) {
        return "io.fitspark.lock." + file.getParent().getFileName();
    }

    static boolean isHeld(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (System.getProperty(mark(file)) != null) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException | AccessDeniedException e) {
            // of a file that is not for us nobody can tell; it is left alone
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public Kind kind() {
        return Kind.LOCK;
    }

    @Override
    public void renew() throws IOException {
        if (!Files.exists(file)) {
            throw new LeaseLostException(file.getParent().toString());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.clearProperty(mark(file));
        }
    }
}
