// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of bytes in GZIP_2, for all lengths and at any place of the arrays. */
class ShuffleTest {

    private static final int LONGEST = 300;
    private static final byte MARK = 0x55;

    private final Random random = new Random(1);

    @Test
    void isAsDescribed() {
        byte[] planes = {1, 2, 3, 4, 5, 6, 7, 8};
        int[] values = new int[2];
        Shuffle.unshuffle(planes, 0, 2, values, 0);
        assertThat(values).containsExactly(0x01030507, 0x02040608);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 16})
    void bytesGoBothWays(int width) {
        for (int count = 0; count <= LONGEST; count++) {
            int shift = random.nextInt(9);
            byte[] bytes = bytes(count * width);
            byte[] planes = planes(bytes, width);
            assertThat(middle(
                            marked(bytes.length, shift),
                            shift,
                            dst -> Shuffle.shuffle(
                                    moved(bytes, shift), shift, bytes.length / width, width, dst, shift)))
                    .isEqualTo(planes);
            assertThat(middle(
                            marked(bytes.length, shift),
                            shift,
                            dst -> Shuffle.unshuffle(
                                    moved(planes, shift), shift, bytes.length / width, width, dst, shift)))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void shortsGoBothWays() {
        for (int count = 0; count <= LONGEST; count++) {
            int shift = random.nextInt(9);
            byte[] bytes = bytes(count * Short.BYTES);
            byte[] planes = planes(bytes, Short.BYTES);
            short[] values = new short[count + 2 * shift];
            Shuffle.unshuffle(moved(planes, shift), shift, count, values, shift);
            short[] expected = new short[values.length];
            ByteBuffer.wrap(bytes).asShortBuffer().get(expected, shift, count);
            assertThat(values).isEqualTo(expected);
            int n = count;
            assertThat(middle(
                            marked(planes.length, shift), shift, dst -> Shuffle.shuffle(values, shift, n, dst, shift)))
                    .isEqualTo(planes);
        }
    }

    @Test
    void intsAndFloatsGoBothWays() {
        for (int count = 0; count <= LONGEST; count++) {
            int shift = random.nextInt(9);
            byte[] bytes = bytes(count * Integer.BYTES);
            byte[] planes = planes(bytes, Integer.BYTES);
            int[] values = new int[count + 2 * shift];
            Shuffle.unshuffle(moved(planes, shift), shift, count, values, shift);
            int[] expected = new int[values.length];
            ByteBuffer.wrap(bytes).asIntBuffer().get(expected, shift, count);
            assertThat(values).isEqualTo(expected);
            float[] floats = new float[values.length];
            Shuffle.unshuffle(moved(planes, shift), shift, count, floats, shift);
            for (int i = 0; i < floats.length; i++) {
                assertThat(Float.floatToRawIntBits(floats[i])).isEqualTo(expected[i]);
            }
            int n = count;
            assertThat(middle(
                            marked(planes.length, shift), shift, dst -> Shuffle.shuffle(values, shift, n, dst, shift)))
                    .isEqualTo(planes);
            assertThat(middle(
                            marked(planes.length, shift), shift, dst -> Shuffle.shuffle(floats, shift, n, dst, shift)))
                    .isEqualTo(planes);
        }
    }

    @Test
    void longsAndDoublesGoBothWays() {
        for (int count = 0; count <= LONGEST; count++) {
            int shift = random.nextInt(9);
            byte[] bytes = bytes(count * Long.BYTES);
            byte[] planes = planes(bytes, Long.BYTES);
            long[] values = new long[count + 2 * shift];
            Shuffle.unshuffle(moved(planes, shift), shift, count, values, shift);
            long[] expected = new long[values.length];
            ByteBuffer.wrap(bytes).asLongBuffer().get(expected, shift, count);
            assertThat(values).isEqualTo(expected);
            double[] doubles = new double[values.length];
            Shuffle.unshuffle(moved(planes, shift), shift, count, doubles, shift);
            for (int i = 0; i < doubles.length; i++) {
                assertThat(Double.doubleToRawLongBits(doubles[i])).isEqualTo(expected[i]);
            }
            int n = count;
            assertThat(middle(
                            marked(planes.length, shift), shift, dst -> Shuffle.shuffle(values, shift, n, dst, shift)))
                    .isEqualTo(planes);
            assertThat(middle(
                            marked(planes.length, shift), shift, dst -> Shuffle.shuffle(doubles, shift, n, dst, shift)))
                    .isEqualTo(planes);
        }
    }

    @Test
    void someValuesOfLongerPlanesAreThoseOfAll() {
        int plane = 100;
        byte[] planes = bytes(3 + 8 * plane);
        for (int from = 0; from < plane; from += 7) {
            int count = random.nextInt(plane - from + 1);
            short[] shorts = new short[plane];
            Shuffle.unshuffle(planes, 3, plane, shorts, 0);
            short[] someShorts = new short[count + 2];
            Shuffle.unshuffle(planes, 3 + from, plane, count, someShorts, 2);
            assertThat(Arrays.copyOfRange(someShorts, 2, count + 2))
                    .isEqualTo(Arrays.copyOfRange(shorts, from, from + count));
            int[] ints = new int[plane];
            Shuffle.unshuffle(planes, 3, plane, ints, 0);
            int[] someInts = new int[count + 2];
            Shuffle.unshuffle(planes, 3 + from, plane, count, someInts, 2);
            assertThat(Arrays.copyOfRange(someInts, 2, count + 2))
                    .isEqualTo(Arrays.copyOfRange(ints, from, from + count));
            float[] someFloats = new float[count + 2];
            Shuffle.unshuffle(planes, 3 + from, plane, count, someFloats, 2);
            for (int i = 0; i < count; i++) {
                assertThat(Float.floatToRawIntBits(someFloats[2 + i])).isEqualTo(ints[from + i]);
            }
            long[] longs = new long[plane];
            Shuffle.unshuffle(planes, 3, plane, longs, 0);
            long[] someLongs = new long[count + 2];
            Shuffle.unshuffle(planes, 3 + from, plane, count, someLongs, 2);
            assertThat(Arrays.copyOfRange(someLongs, 2, count + 2))
                    .isEqualTo(Arrays.copyOfRange(longs, from, from + count));
            double[] someDoubles = new double[count + 2];
            Shuffle.unshuffle(planes, 3 + from, plane, count, someDoubles, 2);
            byte[] bytes = new byte[count * Long.BYTES + 2];
            Shuffle.unshuffle(planes, 3 + from, plane, count, Long.BYTES, bytes, 2);
            for (int i = 0; i < count; i++) {
                assertThat(Double.doubleToRawLongBits(someDoubles[2 + i])).isEqualTo(longs[from + i]);
                assertThat(ByteBuffer.wrap(bytes).getLong(2 + i * Long.BYTES)).isEqualTo(longs[from + i]);
            }
        }
    }

    @Test
    void checksRanges() {
        assertThatThrownBy(() -> Shuffle.unshuffle(new byte[80], 3, 10, 8, new long[8], 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 80");
        assertThatThrownBy(() -> Shuffle.unshuffle(new byte[80], 0, 10, 11, new long[11], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11 of 10 values");
        assertThatThrownBy(() -> Shuffle.unshuffle(new byte[8], 1, 2, new int[2], 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 8");
        assertThatThrownBy(() -> Shuffle.unshuffle(new byte[8], 0, 1 << 30, 4, new byte[8], 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 8");
        assertThatThrownBy(() -> Shuffle.shuffle(new long[2], 1, 2, new byte[99], 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("length 2");
        assertThatThrownBy(() -> Shuffle.unshuffle(new byte[8], 0, 8, 0, new byte[8], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 of 8 values of 0 bytes");
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] planes(byte[] bytes, int width) {
        byte[] planes = new byte[bytes.length];
        int count = bytes.length / width;
        for (int i = 0; i < bytes.length; i++) {
            planes[i % width * count + i / width] = bytes[i];
        }
        return planes;
    }

    private static byte[] moved(byte[] bytes, int shift) {
        byte[] moved = marked(bytes.length, shift);
        System.arraycopy(bytes, 0, moved, shift, bytes.length);
        return moved;
    }

    private static byte[] marked(int length, int shift) {
        byte[] bytes = new byte[length + 2 * shift];
        Arrays.fill(bytes, MARK);
        return bytes;
    }

    /** What is written between the marks; those stay. */
    private static byte[] middle(byte[] dst, int shift, Consumer<byte[]> write) {
        write.accept(dst);
        for (int i = 0; i < shift; i++) {
            assertThat(dst[i]).isEqualTo(MARK);
            assertThat(dst[dst.length - 1 - i]).isEqualTo(MARK);
        }
        return Arrays.copyOfRange(dst, shift, dst.length - shift);
    }
}
