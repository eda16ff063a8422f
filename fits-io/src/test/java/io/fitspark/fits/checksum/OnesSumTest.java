// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OnesSumTest {
    private static final BigInteger MODULUS = BigInteger.valueOf(0xFFFF_FFFFL);

    /** Ones' complement addition is arithmetic modulo 2^32 - 1, where the sum of something is never 0. */
    private static long naive(byte[] bytes) {
        BigInteger number = new BigInteger(1, Arrays.copyOf(bytes, (bytes.length + 3) / 4 * 4));
        long sum = number.mod(MODULUS).longValueExact();
        return sum == 0 && number.signum() != 0 ? 0xFFFF_FFFFL : sum;
    }

    @Property
    void isTheNumberModuloAllOnes(@ForAll byte[] bytes) {
        assertThat(OnesSum.of(bytes, 0, bytes.length)).isEqualTo(naive(bytes));
    }

    @Property
    void piecesOfAnySizeGiveTheSame(
            @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int first, @ForAll @IntRange(max = 5) int more) {
        OnesSum sum = new OnesSum();
        int at = 0;
        for (int size = first; at < bytes.length; size += more) {
            int count = Math.min(size, bytes.length - at);
            sum.add(bytes, at, count);
            at += count;
        }
        assertThat(sum.value()).isEqualTo(naive(bytes));
        assertThat(sum.length()).isEqualTo(bytes.length);
    }

    @Property
    void runsInAnyOrderCombine(@ForAll byte[] bytes, @ForAll @IntRange(max = 100) int cut, @ForAll boolean swapped) {
        int at = Math.min(cut, bytes.length);
        long head = OnesSum.of(bytes, 0, at);
        long tail = OnesSum.of(bytes, at, bytes.length - at);
        long sum = swapped
                ? OnesSum.combine(OnesSum.combine(0, tail, at), head, 0)
                : OnesSum.combine(OnesSum.combine(0, head, 0), tail, at);
        assertThat(sum).isEqualTo(naive(bytes));
    }

    @Test
    void manyCarriesAreNotLost() {
        byte[] bytes = new byte[5_000_000];
        Arrays.fill(bytes, (byte) 0xFF);
        assertThat(OnesSum.of(bytes, 0, bytes.length)).isEqualTo(0xFFFF_FFFFL);
        bytes[3] = (byte) 0xFE;
        assertThat(OnesSum.of(bytes, 0, bytes.length)).isEqualTo(0xFFFF_FFFEL);
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new OnesSum().add(new byte[3], 1, 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("out of bounds");
    }
}
