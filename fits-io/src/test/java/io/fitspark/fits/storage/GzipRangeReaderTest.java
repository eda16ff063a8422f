// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

class GzipRangeReaderTest {

    private static final long NO_LIMIT = Long.MAX_VALUE;

    @Nested
    class InMemory extends RangeReaderContract {
        @Override
        protected RangeReader open(byte[] bytes, Path folder) throws IOException {
            return inflate(gzip(bytes), NO_LIMIT, 16 << 20);
        }
    }

    @Nested
    class Spilled extends RangeReaderContract {
        @Override
        protected RangeReader open(byte[] bytes, Path folder) throws IOException {
            return inflate(gzip(bytes), NO_LIMIT, 100);
        }
    }

    @Test
    void joinsMembersOfAnySize() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] all = random(300_000);
        for (int from = 0; from < all.length; ) {
            int to = Math.min(all.length, from + from / 2 + 1);
            file.writeBytes(gzip(Arrays.copyOfRange(all, from, to)));
            file.writeBytes(gzip(new byte[0]));
            from = to;
        }
        assertThat(content(file.toByteArray(), 1000)).isEqualTo(all);
        assertThat(content(file.toByteArray(), 1 << 20)).isEqualTo(all);
    }

    @Test
    void readsAllFieldsOfAMemberHeader() throws IOException {
        byte[] content = random(1000);
        assertThat(content(member(content, 2 | 4 | 8 | 16), 1 << 20)).isEqualTo(content);
        assertThat(content(member(content, 0), 1 << 20)).isEqualTo(content);
    }

    @Test
    void toleratesZerosAfterTheEndAndCountsOtherBytes() throws IOException {
        byte[] packed = gzip(random(1000));
        assertThat(inflate(Arrays.copyOf(packed, packed.length + 512), NO_LIMIT, 1 << 20)
                        .trailingBytes())
                .isEmpty();
        byte[] trailing = Arrays.copyOf(packed, packed.length + 512);
        trailing[packed.length + 400] = 1;
        assertThat(inflate(trailing, NO_LIMIT, 1 << 20).trailingBytes()).hasValue(512);
        byte[] lone = Arrays.copyOf(packed, packed.length + 1);
        lone[packed.length] = 0x1f;
        assertThat(inflate(lone, NO_LIMIT, 1 << 20).trailingBytes()).hasValue(1);
    }

    @Test
    void refusesAFileThatIsCutAnywhere() throws IOException {
        byte[] packed = gzip(random(200));
        for (int length = 2; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> inflate(cut, NO_LIMIT, 1 << 20))
                    .isInstanceOfSatisfying(
                            FitsFormatException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRUNCATED))
                    .hasMessageContaining("the gzip stream ends before its end")
                    .hasMessageContaining("packed.gz");
        }
    }

    @Test
    void refusesAFileWithAnyBitOfItsDataOrTrailerChangedUnlessTheBitHasNoMeaning() throws IOException {
        byte[] content = random(200);
        byte[] packed = gzip(content);
        int refused = 0;
        int bits = 0;
        for (int bit = 10 * 8; bit < packed.length * 8; bit++, bits++) {
            byte[] changed = packed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(content(changed, 1 << 20)).isEqualTo(content);
            } catch (FitsFormatException e) {
                assertThat(e.kind()).isEqualTo(Kind.TRUNCATED);
                assertThat(e).hasMessageContaining("the gzip stream");
                refused++;
            }
        }
        // a stored block is aligned to a byte: up to seven bits before it are unused
        assertThat(refused).isBetween(bits - 7, bits);
    }

    @Test
    void refusesWhatInflatesBeyondTheLimit() throws IOException {
        byte[] bomb = gzip(new byte[5_000_000]);
        for (int inMemory : new int[] {1000, 16 << 20}) {
            assertThatThrownBy(() -> inflate(bomb, 1_000_000, inMemory))
                    .isInstanceOfSatisfying(
                            FitsFormatException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT))
                    .hasMessageContaining("maxInflatedBytes = 1000000")
                    .hasMessageContaining("packed.gz");
        }
    }

    @Test
    void closesTheSourceToo() throws IOException {
        MemoryRangeReader source = new MemoryRangeReader("packed.gz", gzip(new byte[10]));
        GzipRangeReader.inflate(source, NO_LIMIT).close();
        assertThatThrownBy(() -> source.readFully(0, new byte[1], 0, 1))
                .isInstanceOf(ClosedChannelException.class)
                .hasMessage(null);
    }

    private static GzipRangeReader inflate(byte[] packed, long maxBytes, int inMemory) throws IOException {
        return GzipRangeReader.inflate(new MemoryRangeReader("packed.gz", packed), maxBytes, inMemory);
    }

    private static byte[] content(byte[] packed, int inMemory) throws IOException {
        try (RangeReader reader = inflate(packed, NO_LIMIT, inMemory)) {
            byte[] content = new byte[(int) reader.length()];
            reader.readFully(0, content, 0, content.length);
            return content;
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A member with the optional header fields that the flags name. */
    private static byte[] member(byte[] content, int flags) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 0, 0, 0, 0, 0, 3});
        if ((flags & 4) != 0) {
            out.writeBytes(new byte[] {5, 1});
            out.writeBytes(new byte[5 + 256]);
        }
        if ((flags & 8) != 0) {
            out.writeBytes("name.fits\0".getBytes(StandardCharsets.US_ASCII));
        }
        if ((flags & 16) != 0) {
            out.writeBytes("a comment\0".getBytes(StandardCharsets.US_ASCII));
        }
        if ((flags & 2) != 0) {
            out.writeBytes(new byte[2]);
        }
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] buffer = new byte[content.length * 2 + 100];
        out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(content);
        for (long word : new long[] {crc.getValue(), content.length}) {
            for (int shift = 0; shift < 32; shift += 8) {
                out.write((int) (word >>> shift));
            }
        }
        return out.toByteArray();
    }
}
