// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

/**
 * A file that is compressed with gzip as a whole, of one member or several. It is inflated once, into memory or, if it is
 * large, into a temporary file that is removed on closing.
 */
public final class GzipRangeReader implements RangeReader {

    /** Up to this size the inflated file stays in memory. */
    public static final int IN_MEMORY = 16 << 20;

    private static final int CHUNK = 256 * 1024;

    private final RangeReader source;
    private final RangeReader inflated;
    private final long trailingBytes;

    private GzipRangeReader(RangeReader source, RangeReader inflated, long trailingBytes) {
        this.source = source;
        this.inflated = inflated;
        this.trailingBytes = trailingBytes;
    }

    /** Whether bytes begin like a gzip file: by its magic bytes, whatever its name. */
    public static boolean isGzip(byte[] bytes, int from) {
        return GzipStream.isMagic(bytes, from);
    }

    /**
     * Inflates a file. Closing the result closes the source; if this fails, the source stays open.
     *
     * @param source the compressed file
     * @param maxBytes how large it may be when inflated
     * @throws FitsFormatException of kind TRUNCATED if the gzip stream is cut or damaged, LIMIT if it is too large
     */
    public static GzipRangeReader inflate(RangeReader source, long maxBytes) throws IOException {
        return inflate(source, maxBytes, IN_MEMORY);
    }

    static GzipRangeReader inflate(RangeReader source, long maxBytes, int inMemory) throws IOException {
        try (GzipStream stream = new GzipStream(source)) {
            byte[] bytes = new byte[Math.min(inMemory, CHUNK)];
            int size = 0;
            while (true) {
                if (size == inMemory) {
                    RangeReader spilled = spill(source.name(), bytes, stream, maxBytes);
                    return new GzipRangeReader(source, spilled, stream.trailingBytes());
                }
                if (size == bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(inMemory, 2L * size));
                }
                int count = stream.read(bytes, size, bytes.length - size);
                if (count < 0) {
                    RangeReader memory = new MemoryRangeReader(source.name(), Arrays.copyOf(bytes, size));
                    return new GzipRangeReader(source, memory, stream.trailingBytes());
                }
                size += count;
                checkSize(source.name(), size, maxBytes);
            }
        }
    }

    private static RangeReader spill(String name, byte[] head, GzipStream stream, long maxBytes) throws IOException {
        Path path = Files.createTempFile("fitspark-", ".fits");
        try {
            try (var out = Files.newOutputStream(path)) {
                out.write(head);
                long size = head.length;
                byte[] chunk = new byte[CHUNK];
                for (int count; (count = stream.read(chunk, 0, chunk.length)) >= 0; ) {
                    size += count;
                    checkSize(name, size, maxBytes);
                    out.write(chunk, 0, count);
                }
            }
            return LocalRangeReader.temporary(name, path);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static void checkSize(String name, long size, long maxBytes) throws FitsFormatException {
        if (size > maxBytes) {
            throw FitsFormatException.of(
                            Kind.LIMIT, "the gzip file inflates to more than maxInflatedBytes = " + maxBytes)
                    .file(name)
                    .build();
        }
    }

    /** How many bytes that are no gzip follow the last member, if any do. */
    public OptionalLong trailingBytes() {
        return trailingBytes == 0 ? OptionalLong.empty() : OptionalLong.of(trailingBytes);
    }

    /** The name of the compressed file. */
    @Override
    public String name() {
        return source.name();
    }

    /** The length of the inflated file. */
    @Override
    public long length() throws IOException {
        return inflated.length();
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
        inflated.readFully(position, buffer, offset, length);
    }

    /** Drops the inflated bytes and leaves the source open. */
    public void release() throws IOException {
        inflated.close();
    }

    @Override
    public void close() throws IOException {
        try (source) {
            inflated.close();
        }
    }
}
