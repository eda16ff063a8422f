// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import io.fitspark.fits.compress.CodecException;

/** Deflate by {@code java.util.zip}: knows what it consumed, so it decides what is wrong with a stream. */
final class JdkDeflate {

    private static final Pool<Inflater> INFLATERS = new Pool<>(() -> new Inflater(true), Inflater::end);
    private static final Pool<Deflater> DEFLATERS =
            new Pool<>(() -> new Deflater(Deflater.BEST_SPEED, true), Deflater::end);

    private JdkDeflate() {}

    /**
     * Inflates the one member in {@code src[off, off + len)}, whose deflate stream begins at {@code body}.
     *
     * @return the length, at most {@code maxLen}
     */
    static int inflate(byte[] src, int off, int len, int body, byte[] dst, int dstOff, int maxLen) {
        Inflater inflater = INFLATERS.take();
        try {
            inflater.setInput(src, body, off + len - body);
            int count = inflate(inflater, off, len, body, dst, dstOff, maxLen);
            checkEnd(src, off, len, len - inflater.getRemaining(), dst, dstOff, count);
            return count;
        } finally {
            inflater.reset(); // also lets go of the input
            INFLATERS.give(inflater);
        }
    }

    private static int inflate(Inflater inflater, int off, int len, int body, byte[] dst, int dstOff, int maxLen) {
        int count = 0;
        try {
            while (!inflater.finished()) {
                int step = count < maxLen
                        ? inflater.inflate(dst, dstOff + count, maxLen - count)
                        : inflater.inflate(new byte[1], 0, 1);
                count += step;
                if (count > maxLen) {
                    throw new CodecException(
                            "the gzip stream inflates to more than " + maxLen + " bytes",
                            body - off + inflater.getBytesRead());
                }
                if (step == 0 && !inflater.finished()) {
                    throw stuck(inflater, len, body - off);
                }
            }
        } catch (DataFormatException e) {
            throw new CodecException(
                    "broken deflate stream: " + e.getMessage(), body - off + inflater.getBytesRead(), e);
        }
        return count;
    }

    private static CodecException stuck(Inflater inflater, int len, int body) {
        return inflater.needsDictionary()
                ? new CodecException("the deflate stream needs a dictionary", body + inflater.getBytesRead())
                : new CodecException("the gzip stream ends before its end", len);
    }

    private static void checkEnd(byte[] src, int off, int len, int trailer, byte[] dst, int dstOff, int count) {
        int rest = len - trailer - GzipFormat.TRAILER;
        if (rest < 0) {
            throw new CodecException("the gzip stream ends before its end", len);
        }
        CRC32 crc = new CRC32();
        crc.update(dst, dstOff, count);
        if (GzipFormat.crc(src, off + trailer) != (int) crc.getValue()) {
            throw new CodecException("the CRC of the gzip stream is wrong", trailer);
        }
        if (GzipFormat.length(src, off + trailer) != count) {
            throw new CodecException("the length in the gzip stream is wrong", trailer + Integer.BYTES);
        }
        if (rest > 0) {
            int end = len - rest;
            boolean member = GzipFormat.hasMagic(src, off + end, rest);
            throw new CodecException(
                    member ? "a second gzip member" : rest + " bytes after the end of the gzip stream", end);
        }
    }

    /**
     * Writes the deflate stream of {@code src[off, off + len)}.
     *
     * @return its length, or -1 if it would be longer than that of {@link StoredBlocks}
     */
    static int deflate(byte[] src, int off, int len, byte[] dst, int dstOff, int level) {
        int room = Math.toIntExact(StoredBlocks.length(len));
        Deflater deflater = DEFLATERS.take();
        try {
            deflater.setLevel(level);
            deflater.setInput(src, off, len);
            deflater.finish();
            int count = 0;
            while (count < room && !deflater.finished()) {
                count += deflater.deflate(dst, dstOff + count, room - count);
            }
            return deflater.finished() ? count : -1;
        } finally {
            deflater.reset();
            DEFLATERS.give(deflater);
        }
    }
}
