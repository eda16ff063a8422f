// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The loops against readings of single values by {@link ByteBuffer}. */
class KernelsTest {
    private static final BigInteger TWO_63 = BigInteger.ONE.shiftLeft(63);
    private final Random random = new Random(7);
    private final byte[] bytes = new byte[4000];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

    private interface Check {
        void element(int position, int index);
    }

    /** Strided places of all kinds, with one and with more elements. */
    private void forEach(int width, java.util.function.Consumer<Strided> kernel, Check check) {
        for (int round = 0; round < 200; round++) {
            random.nextBytes(bytes);
            int count = round % 3 == 0 ? 1 : random.nextInt(6);
            int stride = count * width + random.nextInt(9);
            int rows = random.nextInt(20);
            Strided from = new Strided(bytes, random.nextInt(50), stride, rows, count);
            kernel.accept(from);
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < count; k++) {
                    check.element(from.offset() + row * stride + k * width, 3 + row * count + k);
                }
            }
        }
    }

    @Test
    void integersKeepTheirValuesOfEitherSignedness() {
        short[] shorts = new short[200];
        byte[] small = new byte[200];
        int[] ints = new int[200];
        long[] longs = new long[200];
        forEach(
                1,
                at -> IntegerKernels.unsignedBytes(at, shorts, 3),
                (p, i) -> assertThat(shorts[i]).isEqualTo((short) Byte.toUnsignedInt(bytes[p])));
        forEach(
                1,
                at -> IntegerKernels.signedBytes(at, small, 3),
                (p, i) -> assertThat(small[i]).isEqualTo((byte) (Byte.toUnsignedInt(bytes[p]) - 128)));
        forEach(
                2,
                at -> IntegerKernels.shorts(at, shorts, 3),
                (p, i) -> assertThat(shorts[i]).isEqualTo(buffer.getShort(p)));
        forEach(
                2,
                at -> IntegerKernels.unsignedShorts(at, ints, 3),
                (p, i) -> assertThat(ints[i]).isEqualTo(buffer.getShort(p) + 32768));
        forEach(
                4,
                at -> IntegerKernels.ints(at, ints, 3),
                (p, i) -> assertThat(ints[i]).isEqualTo(buffer.getInt(p)));
        forEach(
                4,
                at -> IntegerKernels.unsignedInts(at, longs, 3),
                (p, i) -> assertThat(longs[i]).isEqualTo(buffer.getInt(p) + 2147483648L));
        forEach(
                8,
                at -> IntegerKernels.longs(at, longs, 3),
                (p, i) -> assertThat(longs[i]).isEqualTo(buffer.getLong(p)));
        forEach(
                8,
                at -> IntegerKernels.unsignedLongs(at, longs, 3),
                (p, i) -> assertThat(new BigInteger(Long.toUnsignedString(longs[i])))
                        .isEqualTo(BigInteger.valueOf(buffer.getLong(p)).add(TWO_63)));
    }

    @Test
    void realNumbersKeepTheirBits() {
        float[] floats = new float[200];
        double[] doubles = new double[200];
        forEach(
                4,
                at -> RealKernels.floats(at, floats, 3),
                (p, i) -> assertThat(Float.floatToRawIntBits(floats[i])).isEqualTo(buffer.getInt(p)));
        forEach(
                8,
                at -> RealKernels.doubles(at, doubles, 3),
                (p, i) -> assertThat(Double.doubleToRawLongBits(doubles[i])).isEqualTo(buffer.getLong(p)));
    }

    @Test
    void scalingIsDoneInDoublePrecision() {
        double[] to = new double[200];
        double scale = 0.01;
        double zero = -273.15;
        forEach(
                1,
                at -> ScaledKernels.bytes(at, to, 3, scale, zero),
                (p, i) -> assertThat(to[i]).isEqualTo((Double) (Byte.toUnsignedInt(bytes[p]) * scale + zero)));
        forEach(
                2,
                at -> ScaledKernels.shorts(at, to, 3, scale, zero),
                (p, i) -> assertThat(to[i]).isEqualTo((Double) (buffer.getShort(p) * scale + zero)));
        forEach(
                4,
                at -> ScaledKernels.ints(at, to, 3, scale, zero),
                (p, i) -> assertThat(to[i]).isEqualTo((Double) (buffer.getInt(p) * scale + zero)));
        forEach(
                8,
                at -> ScaledKernels.longs(at, to, 3, scale, zero),
                (p, i) -> assertThat(to[i]).isEqualTo((Double) ((double) buffer.getLong(p) * scale + zero)));
        forEach(
                4,
                at -> ScaledKernels.floats(at, to, 3, scale, zero),
                (p, i) -> assertThat(to[i]).isEqualTo((Double) ((double) buffer.getFloat(p) * scale + zero)));
        forEach(
                8,
                at -> ScaledKernels.doubles(at, to, 3, scale, zero),
                (p, i) -> assertThat(to[i]).isEqualTo((Double) (buffer.getDouble(p) * scale + zero)));
    }

    @Test
    void nullsAreTheElementsWhoseStoredIntegerIsTnull() {
        boolean[] nulls = new boolean[200];
        forEach(
                1,
                at -> NullKernels.bytes(at, nulls, 3, 200),
                (p, i) -> assertThat(nulls[i]).isEqualTo(Byte.toUnsignedInt(bytes[p]) == 200));
        bytes[5] = (byte) 200;
        assertThat(NullKernels.bytes(Strided.run(bytes, 5, 1), nulls, 0, 200)).isTrue();
        assertThat(NullKernels.bytes(Strided.run(bytes, 5, 1), nulls, 0, -56)).isFalse();
        buffer.putShort(0, (short) -7).putInt(2, -7).putLong(6, -7);
        assertThat(NullKernels.shorts(Strided.run(bytes, 0, 1), nulls, 0, -7)).isTrue();
        assertThat(NullKernels.ints(Strided.run(bytes, 2, 1), nulls, 0, -7)).isTrue();
        assertThat(NullKernels.longs(Strided.run(bytes, 6, 1), nulls, 0, -7)).isTrue();
        assertThat(NullKernels.longs(Strided.run(bytes, 6, 1), nulls, 0, -8)).isFalse();
        assertThat(nulls[0]).isFalse();
    }

    @Test
    void bitsComeFromTheHighestOfTheFirstByteOn() {
        byte[] to = new byte[100];
        LogicalKernels.bits(
                new Strided(new byte[] {(byte) 0b1010_0000, (byte) 0b0100_0000, 0x7F, 0}, 0, 2, 2, 10), to, 0);
        assertThat(Arrays.copyOf(to, 20)).containsExactly(1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0);
    }

    @Test
    void stringsEndAtTheFirstNulAndLoseBlanksWhateverTheWidth() {
        byte[] alphabet = {0, ' ', ' ', 'a', 'z', (byte) 0xE9, '!', '\t'};
        int[] starts = new int[1];
        int[] lengths = new int[1];
        for (int round = 0; round < 200_000; round++) {
            int width = random.nextInt(27);
            byte[] text = new byte[width + 2];
            for (int i = 0; i < text.length; i++) {
                text[i] = alphabet[random.nextInt(round % 2 == 0 ? 8 : 4)];
            }
            boolean beyondAscii = StringKernels.slices(new Strided(text, 1, 0, 1, 1), width, starts, lengths, 0);
            String all = new String(text, 1, width, StandardCharsets.ISO_8859_1);
            int nul = all.indexOf(0);
            String expected = (nul < 0 ? all : all.substring(0, nul)).replaceAll(" +$", "");
            assertThat(new String(text, starts[0], lengths[0], StandardCharsets.ISO_8859_1))
                    .isEqualTo(expected);
            if (expected.indexOf(0xE9) >= 0) {
                assertThat(beyondAscii).isTrue();
            }
        }
    }

    @Test
    void utf8IsToldFromOtherBytesAsTheJdkTellsIt() {
        byte[] interesting = {
            0x41,
            (byte) 0x7F,
            (byte) 0x80,
            (byte) 0x8F,
            (byte) 0x90,
            (byte) 0x9F,
            (byte) 0xA0,
            (byte) 0xBF,
            (byte) 0xC0,
            (byte) 0xC1,
            (byte) 0xC2,
            (byte) 0xDF,
            (byte) 0xE0,
            (byte) 0xE1,
            (byte) 0xED,
            (byte) 0xEF,
            (byte) 0xF0,
            (byte) 0xF3,
            (byte) 0xF4,
            (byte) 0xF5,
            (byte) 0xFF
        };
        for (int round = 0; round < 200_000; round++) {
            byte[] text = new byte[random.nextInt(6)];
            for (int i = 0; i < text.length; i++) {
                text[i] = interesting[random.nextInt(interesting.length)];
            }
            boolean valid =
                    Arrays.equals(new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), text)
                            && new String(text, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
            assertThat(Utf8.isValid(text, 0, text.length))
                    .as(Arrays.toString(text))
                    .isEqualTo(valid);
        }
    }
}
