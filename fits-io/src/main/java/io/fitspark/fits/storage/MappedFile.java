// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Locale;

/**
 * A local file as memory, a window at a time: what lies in the page cache is looked at where it is. Pages that are not there yet are read
 * as by any reader, so that the operating system reads ahead. Safe for concurrent use.
 */
final class MappedFile {
    /** Windows are let go by the garbage collector; until then they take addresses, and no memory of their own. */
    private static final long WINDOW = 256 << 20;

    /** Rows that are looked at together: one system call says whether all of their pages are there. */
    private static final int RUN = 1 << 20;

    /** An operating system that keeps the file from being removed while it is mapped gets no mapping. */
    private static final boolean SUPPORTED =
            isSupported(System.getProperty("os.name", ""), System.getProperty("fitspark.mmap", ""));

    private final String name;
    private final FileChannel channel;
    private final long windowBytes;
    private volatile Window window;

    private record Window(long start, MappedByteBuffer bytes) {
        boolean holds(long position, long length) {
            return position >= start && position + length <= start + bytes.capacity();
        }
    }

    MappedFile(String name, FileChannel channel) {
        this(name, channel, WINDOW);
    }

    MappedFile(String name, FileChannel channel, long windowBytes) {
        this.name = name;
        this.channel = channel;
        this.windowBytes = windowBytes;
    }

    /** Whether files are mapped in this JVM; the system property {@code fitspark.mmap=off} says that they are not. */
    static boolean isSupported() {
        return SUPPORTED;
    }

    static boolean isSupported(String operatingSystem, String property) {
        return !operatingSystem.toLowerCase(Locale.ROOT).startsWith("windows") && !property.equalsIgnoreCase("off");
    }

    /** Reads pieces of rows that lie within the first {@code length} bytes of the file. */
    void read(long position, int rows, RowPieces pieces, byte[] buffer, int offset, long length) throws IOException {
        int step = Math.max(1, RUN / Math.max(1, pieces.rowBytes()));
        for (int done = 0; done < rows; done += step) {
            int count = Math.min(step, rows - done);
            long at = position + (long) done * pieces.rowBytes();
            run(at, count, pieces, buffer, offset + done * pieces.stride(), length);
        }
    }

    private void run(long position, int rows, RowPieces pieces, byte[] buffer, int offset, long length)
            throws IOException {
        int bytes = rows * pieces.rowBytes();
        requireBytes(position, bytes);
        try {
            Window mapped = window(position, bytes, length);
            int at = (int) (position - mapped.start);
            if (mapped.bytes.slice(at, bytes).isLoaded()) {
                PieceCopies.copy(mapped.bytes, at, rows, pieces, buffer, offset);
                requireBytes(position, bytes);
                return;
            }
        } catch (InternalError e) {
            // what the JVM makes of an access to pages that the file has lost
            throw new IOException("the file was cut short, or its disk failed, while it was read [" + name + "]", e);
        }
        ByteBuffer rowsRead = ByteBuffer.allocate(bytes);
        while (rowsRead.hasRemaining()) {
            if (channel.read(rowsRead, position + rowsRead.position()) < 0) {
                throw ReadChecks.beyondEnd(name, position, bytes, channel.size());
            }
        }
        PieceCopies.copy(rowsRead, 0, rows, pieces, buffer, offset);
    }

    private void requireBytes(long position, int bytes) throws IOException {
        ReadChecks.end(name, position, bytes, channel.size());
    }

    private Window window(long position, int bytes, long length) throws IOException {
        Window known = window;
        if (known != null && known.holds(position, bytes)) {
            return known;
        }
        long size = Math.min(length - position, Math.max(bytes, windowBytes));
        Window mapped = new Window(position, channel.map(FileChannel.MapMode.READ_ONLY, position, size));
        window = mapped;
        return mapped;
    }
}
