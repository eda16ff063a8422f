// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A local file that is written at any position. Nothing is kept back: what was written is the operating system's. An interrupt during a
 * write closes the file, as with any file channel.
 */
public final class LocalRangeWriter implements RangeWriter {

    /** The largest single transfer: the JDK copies it through a direct buffer of its size, which it keeps for each thread. */
    private static final int PIECE = 256 * 1024;

    private final String name;
    private final FileChannel channel;

    private LocalRangeWriter(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /** Makes a file that must not be there yet, with the permissions of any new file. */
    public static LocalRangeWriter create(Path path) throws IOException {
        return create(path.toString(), path);
    }

    /** As {@link #create(Path)}, called by another name in messages. */
    static LocalRangeWriter create(String name, Path path) throws IOException {
        return new LocalRangeWriter(
                name,
                FileChannel.open(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Opens a file that is there, to change parts of it. */
    public static LocalRangeWriter open(Path path) throws IOException {
        return new LocalRangeWriter(
                path.toString(), FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Opens a file that is there and is removed on closing, or by the system when the process ends. */
    static LocalRangeWriter temporary(Path path) throws IOException {
        return new LocalRangeWriter(
                path.toString(),
                FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    FileChannel channel() {
        return channel;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isAppendOnly() {
        return false;
    }

    @Override
    public void write(long position, byte[] bytes, int offset, int length) throws IOException {
        ReadChecks.arguments(position, bytes, offset, length);
        ByteBuffer source = ByteBuffer.wrap(bytes);
        int done = 0;
        while (done < length) {
            int at = offset + done;
            source.limit(at + Math.min(PIECE, length - done)).position(at);
            done += channel.write(source, position + done);
        }
    }

    @Override
    public void read(long position, byte[] bytes, int offset, int length) throws IOException {
        ReadChecks.arguments(position, bytes, offset, length);
        ByteBuffer target = ByteBuffer.wrap(bytes);
        int done = 0;
        while (done < length) {
            int at = offset + done;
            target.limit(at + Math.min(PIECE, length - done)).position(at);
            int count = channel.read(target, position + done);
            if (count < 0) {
                throw beyondEnd(channel, position, length);
            }
            done += count;
        }
    }

    private EOFException beyondEnd(FileChannel file, long position, long length) throws IOException {
        return ReadChecks.beyondEnd(name, position, length, file.size());
    }

    /** Copies from another file's channel, within the operating system where it can. */
    void transferFrom(FileChannel source, long from, long length, long position) throws IOException {
        if (from > source.size() - length) {
            throw beyondEnd(source, from, length);
        }
        channel.position(position);
        long done = 0;
        while (done < length) {
            long count = source.transferTo(from + done, length - done, channel);
            if (count <= 0) {
                throw beyondEnd(source, from + done, length - done);
            }
            done += count;
        }
    }

    /** Cuts the file off. */
    public void truncate(long length) throws IOException {
        channel.truncate(length);
    }

    /** Does nothing: nothing is kept back. */
    @Override
    public void flush() {}

    /** Waits until the file, and what the file system knows of it, are on disk. */
    public void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
