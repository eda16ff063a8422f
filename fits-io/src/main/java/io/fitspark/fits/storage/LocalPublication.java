// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * A local file that appears under its name only when it is whole. It is written as {@code .<name>.<random>.part} in the same directory and
 * moved in one step, over what was there. Until then, and if it is closed without being published, the old file stays as it is. A process
 * that is killed leaves only the hidden file. A new file has the permissions of any new file, one in the place of another those of that. A symbolic link is followed: what it points to is replaced, the link stays.
 */
public final class LocalPublication implements Closeable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MAX_LINKS = 40;

    /** Bytes of a name, so that the hidden one fits into 255. */
    private static final int MAX_NAME = 200;

    private final Path target;
    private final Path part;
    private final boolean durable;
    private final LocalRangeWriter writer;
    private boolean ended;

    private LocalPublication(Path target, Path part, boolean durable, LocalRangeWriter writer) {
        this.target = target;
        this.part = part;
        this.durable = durable;
        this.writer = writer;
    }

    /**
     * Begins a file.
     *
     * @param path where it will appear; its directory must be there
     * @param durable whether file and directory are on disk when {@link #publish} returns
     * @throws FileSystemException if there is something at the path that is no file
     */
    public static LocalPublication begin(Path path, boolean durable) throws IOException {
        Path target = resolve(path);
        Path name = target.getFileName();
        if (name == null || Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(path.toString(), null, "it is no file that could be replaced");
        }
        Path part = target.resolveSibling(hidden(name.toString()));
        LocalRangeWriter writer = LocalRangeWriter.create(path.toString(), part);
        LocalPublication publication = new LocalPublication(target, part, durable, writer);
        try {
            publication.takePermissions();
        } catch (IOException | RuntimeException e) {
            publication.close();
            throw e;
        }
        return publication;
    }

    /** Lets the file be for those that the old one is for, before there is anything in it. */
    private void takePermissions() throws IOException {
        if (hasPosixFiles() && Files.exists(target)) {
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
        }
    }

    private boolean hasPosixFiles() {
        return target.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Path resolve(Path path) throws IOException {
        Path target = path.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** The name under which a file is written: no longer than file systems take. */
    static String hidden(String name) {
        boolean isLong = name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME;
        String shown = isLong
                ? name.substring(
                        0, name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), MAX_NAME / 4)))
                : name;
        return String.format(Locale.ROOT, ".%s.%016x.part", shown, RANDOM.nextLong());
    }

    /** What the file is written with. Closed by {@link #publish} and {@link #close}. */
    public LocalRangeWriter writer() {
        return writer;
    }

    /** Where the file will appear: the path, or what it links to. */
    public Path target() {
        return target;
    }

    /**
     * Closes the file and moves it to its place in one step.
     *
     * @throws IOException if that fails; then nothing was changed there, unless it was the directory that could not be forced to disk
     */
    public void publish() throws IOException {
        if (ended) {
            throw new IllegalStateException("published or closed already: " + target);
        }
        if (durable) {
            writer.force();
        }
        writer.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        ended = true;
        if (durable && hasPosixFiles()) {
            try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /** Removes the hidden file if it was not published. */
    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            try (writer) {
                Files.deleteIfExists(part);
            }
        }
    }
}
