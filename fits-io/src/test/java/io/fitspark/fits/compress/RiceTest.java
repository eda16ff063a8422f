// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RICE_1 against a naive twin, values and bytes. */
class RiceTest {

    private static final int LONGEST = 300;
    private static final byte MARK = 0x55;

    enum Kind {
        CONSTANT,
        STEPS,
        SMALL_NOISE,
        LARGE_NOISE,
        RANDOM,
        EXTREMES,
        OUTLIERS,
        ALTERNATING;

        long[] values(int count, int width, Random random) {
            long[] values = new long[count];
            long least = -1L << (width - 1);
            long start = random.nextLong() << (64 - width) >> (64 - width);
            for (int i = 0; i < count; i++) {
                long value =
                        switch (this) {
                            case CONSTANT -> start;
                            case STEPS -> start + i / 40 * 3L;
                            case SMALL_NOISE -> start + random.nextInt(9);
                            case LARGE_NOISE -> start + (random.nextLong() >> (64 - width + width / 4));
                            case RANDOM -> random.nextLong();
                            case EXTREMES -> random.nextBoolean() ? least : ~least;
                            case OUTLIERS -> start + (random.nextInt(64) == 0 ? random.nextLong() : i % 2);
                            case ALTERNATING -> i % 2 == 0 ? 0 : least;
                        };
                values[i] = value << (64 - width) >> (64 - width);
            }
            return values;
        }
    }

    static Stream<Arguments> kinds() {
        return IntStream.of(8, 16, 32)
                .boxed()
                .flatMap(width -> Stream.of(Kind.values()).map(kind -> Arguments.of(width, kind)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void writesWhatItsTwinWritesAndReadsItBack(int width, Kind kind) {
        Random random = new Random(width + kind.ordinal());
        for (int count = 1; count <= LONGEST; count++) {
            for (int blockSize : new int[] {32, 1 + random.nextInt(70)}) {
                long[] values = kind.values(count, width, random);
                NaiveRice twin = new NaiveRice(width, blockSize);
                byte[] stream = encode(values, width, blockSize, random.nextInt(9));
                assertThat(stream).isEqualTo(twin.encode(values));
                assertThat(twin.decode(stream, count)).isEqualTo(values);
                assertThat(decode(stream, count, width, blockSize, random.nextInt(9)))
                        .isEqualTo(values);
            }
        }
    }

    /** Any bits: the twin and the fast one agree on whether they are a stream, and on its values. */
    @ParameterizedTest
    @CsvSource({"8", "16", "32"})
    void agreesWithItsTwinOnRandomAndDamagedStreams(int width) {
        Random random = new Random(width);
        int good = 0;
        int bad = 0;
        for (int round = 0; round < 20_000; round++) {
            int count = 1 + random.nextInt(LONGEST);
            int blockSize = 1 + random.nextInt(70);
            byte[] stream = damaged(count, width, blockSize, random);
            long[] expected = new NaiveRice(width, blockSize).decode(stream, count);
            if (expected == null) {
                bad++;
                assertThatThrownBy(() -> decode(stream, count, width, blockSize, 3))
                        .isInstanceOf(CodecException.class)
                        .hasMessageContaining("Rice")
                        .hasMessageMatching(".*\\(byte \\d+ of the compressed data\\)");
            } else {
                good++;
                assertThat(decode(stream, count, width, blockSize, 3)).isEqualTo(expected);
            }
        }
        assertThat(good).isGreaterThan(1000);
        assertThat(bad).isGreaterThan(1000);
    }

    private static byte[] damaged(int count, int width, int blockSize, Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        byte[] stream = new NaiveRice(width, blockSize).encode(kind.values(count, width, random));
        switch (random.nextInt(4)) {
            case 0 -> random.nextBytes(stream);
            case 1 -> stream = Arrays.copyOf(stream, random.nextInt(2 * stream.length));
            case 2 -> stream[random.nextInt(stream.length)] ^= (byte) (1 << random.nextInt(8));
            default -> Arrays.fill(stream, random.nextInt(stream.length), stream.length, (byte) -random.nextInt(2));
        }
        return stream;
    }

    @Test
    void noValuesAreNoBytes() {
        RiceDecoder.decode(new byte[3], 1, 0, new int[2], 1, 0, 32);
        assertThat(RiceEncoder.encode(new short[0], 0, 0, 32, new byte[0], 0)).isZero();
        assertThatThrownBy(() -> RiceDecoder.decode(new byte[3], 1, 2, new int[2], 1, 0, 32))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("2 bytes after the last value");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        byte[] stream = new NaiveRice(32, 32).encode(new long[] {1, 2, 3, 1000, 5});
        assertThatThrownBy(() -> RiceDecoder.decode(stream, 0, stream.length - 1, new int[5], 0, 5, 32))
                .isInstanceOf(CodecException.class)
                .hasMessage(
                        "the Rice stream ends before its last value (byte %d of the compressed data)",
                        stream.length - 1);
        byte[] longer = Arrays.copyOf(stream, stream.length + 2);
        assertThatThrownBy(() -> RiceDecoder.decode(longer, 0, longer.length, new int[5], 0, 5, 32))
                .isInstanceOf(CodecException.class)
                .hasMessage(
                        "2 bytes after the last value of a Rice stream (byte %d of the compressed data)",
                        stream.length);
        assertThatThrownBy(() -> RiceDecoder.decode(new byte[] {0, 0, 0, 0, -1, 0}, 0, 6, new int[5], 0, 5, 32))
                .isInstanceOf(CodecException.class)
                .hasMessage("a Rice block of unknown kind 31 (byte 5 of the compressed data)");
        assertThatThrownBy(() -> RiceDecoder.decode(stream, 0, 9, new int[5], 0, 5, 0))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("block size of 0");
    }

    @Test
    void aBlockSizeBeyondTheValuesTakesNoMemory() {
        short[] values = {3, 4, 5};
        byte[] stream = new byte[100];
        int length = RiceEncoder.encode(values, 0, 3, Integer.MAX_VALUE, stream, 0);
        short[] back = new short[3];
        RiceDecoder.decode(stream, 0, length, back, 0, 3, Integer.MAX_VALUE);
        assertThat(back).isEqualTo(values);
    }

    @Test
    void readsDifferencesThatWereNotWrapped() {
        // 17 bits of code where 16 suffice: as an encoder writes them that subtracts in 32 bits
        String code = "0".repeat(131069 >> 13) + "1" + bits(131069, 13);
        String stream = bits(32767, 16) + bits(14, 4) + "1" + bits(0, 13) + code;
        short[] values = new short[2];
        byte[] bytes = bytes(stream);
        RiceDecoder.decode(bytes, 0, bytes.length, values, 0, 2, 32);
        assertThat(values).containsExactly(32767, -32768);
    }

    @Test
    void checksRanges() {
        assertThatThrownBy(() -> RiceDecoder.decode(new byte[4], 1, 4, new int[1], 0, 1, 32))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 4");
        assertThatThrownBy(() -> RiceDecoder.decode(new byte[4], 0, 4, new int[1], Integer.MAX_VALUE, 2, 32))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 1");
        assertThatThrownBy(() -> RiceEncoder.encode(new int[9], 0, 9, 32, new byte[30], 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 30");
        assertThatThrownBy(() -> RiceEncoder.encode(new int[9], 0, 9, 0, new byte[30], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("block size of 0");
    }

    private static String bits(int value, int count) {
        String all = "0".repeat(32) + Integer.toBinaryString(value);
        return all.substring(all.length() - count);
    }

    private static byte[] bytes(String bits) {
        String padded = bits + "0".repeat(7);
        byte[] bytes = new byte[padded.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(padded.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    private static byte[] encode(long[] values, int width, int blockSize, int shift) {
        int count = values.length;
        byte[] dst = new byte[RiceEncoder.bound(count, blockSize, width) + 2 * shift];
        Arrays.fill(dst, MARK);
        int length;
        if (width == 8) {
            byte[] src = new byte[count + shift];
            IntStream.range(0, count).forEach(i -> src[shift + i] = (byte) values[i]);
            length = RiceEncoder.encode(src, shift, count, blockSize, dst, shift);
        } else if (width == 16) {
            short[] src = new short[count + shift];
            IntStream.range(0, count).forEach(i -> src[shift + i] = (short) values[i]);
            length = RiceEncoder.encode(src, shift, count, blockSize, dst, shift);
        } else {
            int[] src = new int[count + shift];
            IntStream.range(0, count).forEach(i -> src[shift + i] = (int) values[i]);
            length = RiceEncoder.encode(src, shift, count, blockSize, dst, shift);
        }
        for (int i = 0; i < dst.length; i++) {
            assertThat(i >= shift && i < shift + length || dst[i] == MARK).isTrue();
        }
        return Arrays.copyOfRange(dst, shift, shift + length);
    }

    /** Decodes from and to the middle of arrays, and sees that nothing around changes. */
    private static long[] decode(byte[] stream, int count, int width, int blockSize, int shift) {
        byte[] src = new byte[stream.length + 2 * shift];
        Arrays.fill(src, (byte) -1);
        System.arraycopy(stream, 0, src, shift, stream.length);
        long[] values = new long[count + 2 * shift];
        if (width == 8) {
            byte[] dst = new byte[values.length];
            Arrays.fill(dst, MARK);
            RiceDecoder.decode(src, shift, stream.length, dst, shift, count, blockSize);
            IntStream.range(0, dst.length).forEach(i -> values[i] = dst[i]);
        } else if (width == 16) {
            short[] dst = new short[values.length];
            Arrays.fill(dst, MARK);
            RiceDecoder.decode(src, shift, stream.length, dst, shift, count, blockSize);
            IntStream.range(0, dst.length).forEach(i -> values[i] = dst[i]);
        } else {
            int[] dst = new int[values.length];
            Arrays.fill(dst, MARK);
            RiceDecoder.decode(src, shift, stream.length, dst, shift, count, blockSize);
            IntStream.range(0, dst.length).forEach(i -> values[i] = dst[i]);
        }
        for (int i = 0; i < values.length; i++) {
            assertThat(i >= shift && i < shift + count || values[i] == MARK).isTrue();
        }
        return Arrays.copyOfRange(values, shift, shift + count);
    }
}
