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

    /** Pieces up to this size are taken to be followed by others. */
    private static final int SMALL = 64 << 10;

    private final String name;
    private final FileChannel channel;
    private final long windowBytes;
    private volatile Window window;
    private volatile Loaded loaded = new Loaded(0, 0);

    /** Bytes that were in memory when they were looked up; one that is no more is fetched by the operating system. */
    private record Loaded(long start, long length) {
        boolean holds(long position, long bytes) {
            return position >= start && position + bytes <= start + length;
        }
    }

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
        run(
                position,
                rows * pieces.rowBytes(),
                length,
                bytes -> PieceCopies.copy(bytes, 0, rows, pieces, buffer, offset));
    }

    /** Shows bytes that lie within the first {@code length} bytes of the file; no unit is torn apart. */
    void lend(long position, int size, int unit, ByteSink sink, long length) throws IOException {
        int step = Math.max(1, RUN / unit) * unit;
        for (int done = 0; done < size; done += step) {
            run(position + done, Math.min(step, size - done), length, sink);
        }
    }

    private void run(long position, int bytes, long length, ByteSink sink) throws IOException {
        requireBytes(position, bytes);
        try {
            Window mapped = window(position, bytes, length);
            MappedByteBuffer slice = mapped.bytes.slice((int) (position - mapped.start), bytes);
            if (isLoaded(mapped, position, slice)) {
                sink.take(slice);
                requireBytes(position, bytes);
                return;
            }
        } catch (InternalError e) {
            // what the JVM makes of an access to pages that the file has lost
            throw new IOException("the file was cut short, or its disk failed, while it was read [" + name + "]", e);
        }
        ByteBuffer read = ByteBuffer.allocate(bytes);
        while (read.hasRemaining()) {
            if (channel.read(read, position + read.position()) < 0) {
                throw ReadChecks.beyondEnd(name, position, bytes, channel.size());
            }
        }
        sink.take(read.clear());
    }

    /** Small pieces of a file that are read in turn are looked up many at a time. */
    private boolean isLoaded(Window mapped, long position, MappedByteBuffer slice) {
        int bytes = slice.capacity();
        if (bytes > SMALL) {
            return slice.isLoaded();
        }
        Loaded known = loaded;
        if (known.holds(position, bytes)) {
            return true;
        }
        int at = (int) (position - mapped.start);
        int around = Math.min(RUN, mapped.bytes.capacity() - at);
        if (!mapped.bytes.slice(at, around).isLoaded()) {
            return slice.isLoaded();
        }
        loaded = new Loaded(position, around);
        return true;
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
