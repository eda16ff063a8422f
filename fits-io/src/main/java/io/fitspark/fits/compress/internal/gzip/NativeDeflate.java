// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

import com.intel.gkl.compression.IntelDeflater;
import com.intel.gkl.compression.IntelInflater;

/**
 * Deflate by ISA-L through Intel's GKL, on x86-64. It is quick, but does not say how much it consumed; so what it gives counts
 * only if CRC and length are those of the trailer, and all that is refused here is for {@link JdkDeflate} to judge. Only here
 * may up to seven bytes stand unnoticed between a stream that is right and its trailer.
 */
final class NativeDeflate {

    /** Higher levels are not ISA-L's, and leak. */
    private static final int HIGHEST_LEVEL = 2;

    private static final Pool<IntelInflater> INFLATERS = new Pool<>(() -> new IntelInflater(true), IntelInflater::end);

    private static final List<Pool<IntelDeflater>> DEFLATERS = List.of(deflaters(1), deflaters(HIGHEST_LEVEL));

    private NativeDeflate() {}

    private static Pool<IntelDeflater> deflaters(int level) {
        return new Pool<>(() -> new IntelDeflater(level, true), IntelDeflater::end);
    }

    /**
     * Loads the library.
     *
     * @return null if it can be used, else why not
     */
    static String load() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!arch.equals("amd64") && !arch.equals("x86_64")) {
            return "no library for " + arch;
        }
        return new IntelInflater(true).load(null) && new IntelDeflater(1, true).load(null)
                ? null
                : "its library does not load";
    }

    /**
     * Inflates the one member in {@code src[off, off + len)}, whose deflate stream begins at {@code body}.
     *
     * @return the length, at most {@code maxLen}, or -1 if this is not sure
     */
    static int inflate(byte[] src, int off, int len, int body, byte[] dst, int dstOff, int maxLen) {
        int trailer = off + len - GzipFormat.TRAILER;
        if (trailer <= body || maxLen == 0 || stated(src, trailer) > maxLen) {
            return -1;
        }
        int count = inflate(src, body, trailer - body, dst, dstOff, maxLen);
        if (count < 0 || count != stated(src, trailer)) {
            return -1;
        }
        CRC32 crc = new CRC32();
        crc.update(dst, dstOff, count);
        return GzipFormat.crc(src, trailer) == (int) crc.getValue() ? count : -1;
    }

    private static long stated(byte[] src, int trailer) {
        return Integer.toUnsignedLong(GzipFormat.length(src, trailer));
    }

    private static int inflate(byte[] src, int body, int len, byte[] dst, int dstOff, int room) {
        IntelInflater inflater = INFLATERS.take();
        try {
            inflater.setInput(src, body, len);
            int count = inflater.inflate(dst, dstOff, room);
            // its finished() says that all input was taken; a stream that is at its end takes and gives nothing more
            return inflater.finished() && inflater.inflate(new byte[1], 0, 1) == 0 ? count : -1;
        } catch (RuntimeException e) {
            return -1; // a broken stream
        } finally {
            inflater.reset();
            INFLATERS.give(inflater);
        }
    }

    static boolean hasLevel(int level) {
        return level >= 1 && level <= HIGHEST_LEVEL;
    }

    /**
     * Writes the deflate stream of {@code src[off, off + len)}, which is not empty. May use the {@link GzipFormat#HEADER} bytes
     * before it, too.
     *
     * @return its length, at most that of {@link StoredBlocks}, or -1 if the library fails
     */
    static int deflate(byte[] src, int off, int len, byte[] dst, int dstOff, int level) {
        // the library reads from the beginning of an array, and writes to the beginning of one
        byte[] in = off == 0 ? src : Arrays.copyOfRange(src, off, off + len);
        int room = Math.toIntExact(StoredBlocks.length(len));
        byte[] out = dstOff == GzipFormat.HEADER ? dst : new byte[room];
        Pool<IntelDeflater> deflaters = DEFLATERS.get(level - 1);
        IntelDeflater deflater = deflaters.take();
        try {
            deflater.setInput(in, 0, len);
            deflater.finish();
            int count = deflater.deflate(out, 0, room);
            if (!deflater.finished()) {
                return -1;
            }
            System.arraycopy(out, 0, dst, dstOff, count);
            return count;
        } catch (RuntimeException e) {
            return -1; // no room
        } finally {
            deflater.reset();
            deflaters.give(deflater);
        }
    }
}
