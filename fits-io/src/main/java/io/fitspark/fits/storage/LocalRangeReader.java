// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A local file. The length is that at opening. An interrupt during a read closes the file, as with any file channel. */
public final class LocalRangeReader implements RangeReader {

    /**
     * The largest single read. The JDK copies a read into an array through a direct buffer of its size, which it keeps for
     * each thread: this size keeps it within the cache of the processor.
     */
    private static final int PIECE = 256 * 1024;

    private final String name;
    private final FileChannel channel;
    private final long length;
    private final MappedFile mapped;

    private LocalRangeReader(String name, FileChannel channel, long length) {
        this.name = name;
        this.channel = channel;
        this.length = length;
        this.mapped = new MappedFile(name, channel);
    }

    /** Opens a file for reading. */
    public static LocalRangeReader open(Path path) throws IOException {
        return open(path.toString(), path, StandardOpenOption.READ);
    }

    /** Opens a file that is removed on closing. */
    static LocalRangeReader temporary(String name, Path path) throws IOException {
        return open(name, path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static LocalRangeReader open(String name, Path path, OpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(path, options);
        try {
            return new LocalRangeReader(name, channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    FileChannel channel() {
        return channel;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int size) throws IOException {
        ReadChecks.arguments(position, buffer, offset, size);
        ReadChecks.end(name, position, size, length);
        ByteBuffer target = ByteBuffer.wrap(buffer);
        int done = 0;
        while (done < size) {
            int at = offset + done;
            target.limit(at + Math.min(PIECE, size - done)).position(at);
            int count = channel.read(target, position + done);
            if (count < 0) {
                throw ReadChecks.beyondEnd(name, position, size, channel.size());
            }
            done += count;
        }
    }

    @Override
    public boolean picksPieces() {
        return MappedFile.isSupported();
    }

    @Override
    public void readPieces(long position, int rows, RowPieces pieces, byte[] buffer, int offset) throws IOException {
        ReadChecks.pieces(position, rows, pieces, buffer, offset);
        ReadChecks.end(name, position, (long) rows * pieces.rowBytes(), length);
        mapped.read(position, rows, pieces, buffer, offset, length);
    }

    @Override
    public boolean lendsBytes() {
        return MappedFile.isSupported();
    }

    @Override
    public void lend(long position, int size, int unit, ByteSink sink) throws IOException {
        if (!lendsBytes()) {
            RangeReader.super.lend(position, size, unit, sink);
            return;
        }
        ReadChecks.end(name, position, size, length);
        mapped.lend(position, size, unit, sink, length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
