// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.compress.CodecException;

/** Gzip members, good and bad; the same tests for every library. */
abstract class GzipContract {

    private static final byte MARK = 0x55;

    private final GzipMembers gzip;

    GzipContract(DeflateLibrary library) {
        gzip = new GzipMembers(library, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 6, 9})
    void whatIsWrittenIsOneMemberThatOthersRead(int level) throws IOException {
        Random random = new Random(level);
        for (int length = 0; length <= 300; length++) {
            check(data(length, random), level, random);
        }
        for (int length : new int[] {65_534, 65_535, 65_536, 131_071, 500_000}) {
            check(data(length, random), level, random);
        }
    }

    private void check(byte[] data, int level, Random random) throws IOException {
        int shift = random.nextInt(5);
        byte[] src = new byte[data.length + 2 * shift];
        System.arraycopy(data, 0, src, shift, data.length);
        byte[] dst = new byte[(int) GzipMembers.bound(data.length) + 2 * shift];
        Arrays.fill(dst, MARK);
        int length = gzip.deflate(src, shift, data.length, dst, shift, level);
        for (int i = 0; i < shift; i++) {
            assertThat(dst[i]).isEqualTo(MARK);
            assertThat(dst[dst.length - 1 - i]).isEqualTo(MARK);
        }
        byte[] member = Arrays.copyOfRange(dst, shift, shift + length);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(member)).readAllBytes())
                .isEqualTo(data);
        assertThat(inflate(member, data.length)).isEqualTo(data);
        assertThat(inflateUpTo(member, data.length)).isEqualTo(data);
        assertThat(inflateUpTo(member, data.length + 100)).isEqualTo(data);
    }

    /** Bytes that compress well, badly or not at all. */
    static byte[] data(int length, Random random) {
        byte[] data = new byte[length];
        int kind = random.nextInt(4);
        int values = 1 + random.nextInt(20);
        for (int i = 0; i < length; i++) {
            data[i] = (byte)
                    switch (kind) {
                        case 0 -> 7;
                        case 1 -> i / values;
                        case 2 -> random.nextInt(values);
                        default -> random.nextInt();
                    };
        }
        return data;
    }

    private byte[] inflate(byte[] member, int length) {
        byte[] src = new byte[member.length + 6];
        Arrays.fill(src, MARK);
        System.arraycopy(member, 0, src, 3, member.length);
        byte[] dst = new byte[length + 6];
        Arrays.fill(dst, MARK);
        try {
            assertThat(gzip.inflate(src, 3, member.length, dst, 3, length)).isEqualTo(length);
        } finally {
            for (int i = 0; i < 3; i++) {
                assertThat(dst[i]).isEqualTo(MARK);
                assertThat(dst[dst.length - 1 - i]).isEqualTo(MARK);
            }
        }
        return Arrays.copyOfRange(dst, 3, 3 + length);
    }

    private byte[] inflateUpTo(byte[] member, int most) {
        byte[] dst = new byte[most];
        return Arrays.copyOf(dst, gzip.inflate(member, 0, member.length, dst, 0, most));
    }

    private static byte[] gzip(byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(data);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private void assertRefused(byte[] member, int length, String reason) {
        assertThatThrownBy(() -> inflate(member, length))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith(reason + " (byte ");
    }

    @Test
    void everyFieldOfAHeaderIsSkipped() {
        byte[] data = data(1000, new Random(1));
        byte[] plain = gzip(data);
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        member.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 31, 1, 2, 3, 4, 0, 3});
        member.writeBytes(new byte[] {3, 0, 'a', 0, 'c'});
        member.writeBytes(new byte[] {'n', 'a', 'm', 'e', 0});
        member.writeBytes(new byte[] {'c', 'o', 0});
        member.writeBytes(new byte[] {9, 9});
        int header = member.size();
        member.write(plain, 10, plain.length - 10);
        assertThat(inflate(member.toByteArray(), data.length)).isEqualTo(data);
        for (int cut = 0; cut < header; cut++) {
            byte[] part = Arrays.copyOf(member.toByteArray(), cut);
            assertThatThrownBy(() -> inflate(part, data.length))
                    .isInstanceOf(CodecException.class)
                    .hasMessageEndingWith(" of the compressed data)");
        }
    }

    @Test
    void otherFramesAreRefused() {
        byte[] data = data(1000, new Random(2));
        byte[] member = gzip(data);
        assertRefused(new byte[0], 5, "no bytes where a gzip stream is due");
        assertRefused("SIMPLE  =".getBytes(StandardCharsets.US_ASCII), 5, "not a gzip stream");
        byte[] zlib = new byte[2000];
        Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        int length = deflater.deflate(zlib);
        deflater.end();
        assertRefused(Arrays.copyOf(zlib, length), 1000, "a zlib stream, not gzip");
        byte[] method = member.clone();
        method[2] = 7;
        assertRefused(method, 1000, "gzip method 7, not deflate");
        byte[] flags = member.clone();
        flags[3] = 0x20;
        assertRefused(flags, 1000, "unknown gzip flags 32");
    }

    @Test
    void whatFollowsAMemberIsRefused() {
        byte[] data = data(1000, new Random(3));
        byte[] member = gzip(data);
        byte[] two = Arrays.copyOf(member, 2 * member.length);
        System.arraycopy(member, 0, two, member.length, member.length);
        assertRefused(two, 1000, "a second gzip member");
        assertRefused(two, 2000, "a second gzip member");
        for (int more = 1; more < 20; more++) {
            assertRefused(
                    Arrays.copyOf(member, member.length + more),
                    1000,
                    more + " bytes after the end of the gzip stream");
        }
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] member = gzip(data(300, new Random(4)));
        for (int length = 2; length < member.length; length++) {
            assertRefused(Arrays.copyOf(member, length), 300, "the gzip stream ends before its end");
        }
    }

    @Test
    void otherLengthsAreRefused() {
        byte[] member = gzip(new byte[1000]);
        assertRefused(member, 999, "the gzip stream inflates to more than 999 bytes");
        assertRefused(member, 0, "the gzip stream inflates to more than 0 bytes");
        assertThat(inflate(gzip(new byte[0]), 0)).isEmpty();
        assertThatThrownBy(() -> inflateUpTo(member, 999))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("more than 999 bytes");
    }

    @Test
    void aBombStopsAtItsLimit() {
        byte[] bomb = gzip(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(100_000);
        assertRefused(bomb, 40, "the gzip stream inflates to more than 40 bytes");
    }

    @Test
    void wrongCrcAndLengthAreRefused() {
        byte[] member = gzip(data(1000, new Random(5)));
        int trailer = member.length - 8;
        for (int i = trailer; i < member.length; i++) {
            byte[] wrong = member.clone();
            wrong[i] ^= 1;
            assertRefused(
                    wrong,
                    1000,
                    i < trailer + 4 ? "the CRC of the gzip stream is wrong" : "the length in the gzip stream is wrong");
        }
    }

    /** No bit of the deflate stream and the trailer can change unnoticed. */
    @Test
    void everyFlippedBitIsNoticed() {
        byte[] data = data(500, new Random(6));
        byte[] member = gzip(data);
        for (int bit = 80; bit < 8 * member.length; bit++) {
            byte[] wrong = member.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            byte[] back;
            try {
                back = inflate(wrong, data.length);
            } catch (CodecException e) {
                assertThat(e.reason()).isNotBlank();
                assertThat(e.offset()).isBetween(0L, (long) member.length);
                continue;
            }
            assertThat(back).isEqualTo(data); // bits that fill the last byte
            assertThat(bit / 8).isEqualTo(member.length - 9);
        }
    }
}
