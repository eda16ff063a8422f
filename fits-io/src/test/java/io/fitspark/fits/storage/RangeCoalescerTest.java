// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class RangeCoalescerTest {

    @Test
    void mergesRangesWithinTheGap() {
        List<ByteRange> wanted = ranges(0, 10, 15, 5, 31, 1, 100, 7);
        assertThat(RangeCoalescer.merge(wanted, 10, 1000))
                .containsExactly(merged(0, 20, 0, 2), merged(31, 1, 2, 1), merged(100, 7, 3, 1));
        assertThat(RangeCoalescer.merge(wanted, 11, 1000)).containsExactly(merged(0, 32, 0, 3), merged(100, 7, 3, 1));
    }

    @Test
    void mergesNeighboursEvenWithoutAGap() {
        assertThat(RangeCoalescer.merge(ranges(0, 10, 10, 10, 21, 1), 0, 1000))
                .containsExactly(merged(0, 20, 0, 2), merged(21, 1, 2, 1));
    }

    @Test
    void keepsRangesWithinTheMaximumLength() {
        assertThat(RangeCoalescer.merge(ranges(0, 10, 10, 10, 20, 10), 100, 20))
                .containsExactly(merged(0, 20, 0, 2), merged(20, 10, 2, 1));
    }

    @Test
    void doesNotCutARangeThatIsLongerThanTheMaximum() {
        assertThat(RangeCoalescer.merge(ranges(0, 50, 20, 5, 50, 1), 100, 20))
                .containsExactly(merged(0, 50, 0, 2), merged(50, 1, 2, 1));
    }

    @Test
    void takesOverlappingEqualAndEmptyRanges() {
        assertThat(RangeCoalescer.merge(ranges(5, 0, 5, 10, 5, 10, 7, 20, 27, 0), 0, 100))
                .containsExactly(merged(5, 22, 0, 5));
        assertThat(RangeCoalescer.merge(List.of(), 0, 1)).isEmpty();
    }

    @Test
    void worksAtTheEndOfTheNumbers() {
        long end = Long.MAX_VALUE;
        List<ByteRange> wanted = List.of(new ByteRange(0, 1), new ByteRange(end - 10, 5), new ByteRange(end - 2, 2));
        assertThat(RangeCoalescer.merge(wanted, 100, 100))
                .containsExactly(merged(0, 1, 0, 1), merged(end - 10, 10, 1, 2));
    }

    @Test
    void refusesRangesOutOfOrderAndSillyBounds() {
        assertThatThrownBy(() -> RangeCoalescer.merge(ranges(5, 1, 4, 1), 0, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("range 1 lies before the one before it");
        assertThatThrownBy(() -> RangeCoalescer.merge(List.of(), -1, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too small");
        assertThatThrownBy(() -> new ByteRange(5, Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no range of bytes");
    }

    @Test
    void coversEveryWantedRangeOnceAndKeepsItsBounds() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<ByteRange> wanted = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                wanted.add(new ByteRange(random.nextInt(500), random.nextInt(40)));
            }
            wanted.sort(Comparator.comparingLong(ByteRange::position));
            long maxGap = random.nextInt(20);
            long maxLength = 1L + random.nextInt(100);
            int next = 0;
            for (MergedRange merged : RangeCoalescer.merge(wanted, maxGap, maxLength)) {
                assertThat(merged.first()).isEqualTo(next);
                assertThat(merged.count()).isPositive();
                long covered = merged.range().position();
                long longest = 0;
                for (ByteRange range : wanted.subList(next, next + merged.count())) {
                    assertThat(range.position())
                            .isGreaterThanOrEqualTo(merged.range().position());
                    assertThat(range.position() - covered).isLessThanOrEqualTo(maxGap);
                    covered = Math.max(covered, range.end());
                    longest = Math.max(longest, range.length());
                }
                assertThat(covered).isEqualTo(merged.range().end());
                assertThat(merged.range().length()).isLessThanOrEqualTo(Math.max(maxLength, longest));
                next += merged.count();
            }
            assertThat(next).isEqualTo(wanted.size());
        }
    }

    private static List<ByteRange> ranges(long... positionsAndLengths) {
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = 0; i < positionsAndLengths.length; i += 2) {
            ranges.add(new ByteRange(positionsAndLengths[i], positionsAndLengths[i + 1]));
        }
        return ranges;
    }

    private static MergedRange merged(long position, long length, int first, int count) {
        return new MergedRange(new ByteRange(position, length), first, count);
    }
}
