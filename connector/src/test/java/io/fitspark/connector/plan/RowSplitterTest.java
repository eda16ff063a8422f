// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RowSplitterTest {
    @Property
    void coversEveryRowOnceInOrder(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long rows,
            @ForAll @LongRange(min = 0) long bytes,
            @ForAll @LongRange(min = 1, max = 3_000) long pieces) {
        List<RowSpan> spans = RowSplitter.split(new RowSpan(0, rows), bytes, Math.max(1, bytes / pieces), 1);
        long next = 0;
        for (RowSpan span : spans) {
            assertThat(span.firstRow()).isEqualTo(next);
            assertThat(span.rows()).isPositive();
            next += span.rows();
        }
        assertThat(next).isEqualTo(rows);
    }

    @Test
    void cutsEvenlyBelowTheLimit() {
        assertThat(RowSplitter.split(new RowSpan(0, 10), 1000, 300, 1))
                .containsExactly(new RowSpan(0, 3), new RowSpan(3, 3), new RowSpan(6, 2), new RowSpan(8, 2));
    }

    @Test
    void givesEachRowASplitIfRowsAreLongerThanThat() {
        assertThat(RowSplitter.split(new RowSpan(0, 3), 3000, 1, 1))
                .containsExactly(new RowSpan(0, 1), new RowSpan(1, 1), new RowSpan(2, 1));
    }

    @Test
    void keepsRowsWithoutBytesTogether() {
        assertThat(RowSplitter.split(new RowSpan(0, 5), 0, 1, 1)).containsExactly(new RowSpan(0, 5));
        assertThat(RowSplitter.split(new RowSpan(0, 0), 0, 1, 1)).isEmpty();
    }

    @Test
    void doesNotFillTheDriverWithSplits() {
        assertThat(RowSplitter.split(new RowSpan(0, 1L << 40), 1L << 50, 1, 1)).hasSize(1 << 20);
    }

    @Property
    void cutsBetweenUnitsOnly(
            @ForAll @LongRange(max = 10_000) long first,
            @ForAll @LongRange(min = 1, max = 10_000) long rows,
            @ForAll @LongRange(min = 1, max = 3_000) long unit,
            @ForAll @LongRange(min = 1, max = 50) long pieces) {
        List<RowSpan> spans = RowSplitter.split(new RowSpan(first, rows), 1_000_000, 1_000_000 / pieces, unit);
        long next = first;
        for (RowSpan span : spans) {
            assertThat(span.firstRow()).isEqualTo(next);
            assertThat(span.firstRow() == first || span.firstRow() % unit == 0).isTrue();
            assertThat(span.rows()).isPositive();
            next += span.rows();
        }
        assertThat(next).isEqualTo(first + rows);
    }

    @Test
    void theLastUnitMayBeShort() {
        assertThat(RowSplitter.split(new RowSpan(0, 25), 300, 100, 10))
                .containsExactly(new RowSpan(0, 10), new RowSpan(10, 10), new RowSpan(20, 5));
    }
}
