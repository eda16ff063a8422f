// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the blocks of a slow reader that were used last, so that many small reads near each other become few. Reads of a block
 * or more go to the source directly.
 */
public final class BufferedRangeReader implements RangeReader {

    private final RangeReader source;
    private final long length;
    private final int blockSize;
    private final Map<Long, byte[]> blocks;
    private volatile boolean closed;

    /**
     * Keeps up to {@code blockCount} blocks of {@code blockSize} bytes. Closing it closes the source.
     */
    public BufferedRangeReader(RangeReader source, int blockSize, int blockCount) throws IOException {
        if (blockSize < 1 || blockCount < 1) {
            throw new IllegalArgumentException("no room for a block: " + blockCount + " of " + blockSize + " bytes");
        }
        this.source = source;
        this.length = source.length();
        this.blockSize = blockSize;
        this.blocks = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > blockCount;
            }
        };
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int size) throws IOException {
        ReadChecks.arguments(position, buffer, offset, size);
        if (closed) {
            throw new ClosedChannelException();
        }
        ReadChecks.end(name(), position, size, length);
        if (size >= blockSize) {
            source.readFully(position, buffer, offset, size);
            return;
        }
        int done = 0;
        while (done < size) {
            long number = (position + done) / blockSize;
            byte[] block = block(number);
            int from = (int) (position + done - number * blockSize);
            int count = Math.min(size - done, block.length - from);
            System.arraycopy(block, from, buffer, offset + done, count);
            done += count;
        }
    }

    private byte[] block(long number) throws IOException {
        synchronized (blocks) {
            byte[] block = blocks.get(number);
            if (block == null) {
                long start = number * blockSize;
                block = new byte[(int) Math.min(blockSize, length - start)];
                source.readFully(start, block, 0, block.length);
                blocks.put(number, block);
            }
            return block;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        source.close();
    }
}
