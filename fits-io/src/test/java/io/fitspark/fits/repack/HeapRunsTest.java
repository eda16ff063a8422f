// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.storage.Spool;

class HeapRunsTest {
    private record Runs(List<long[]> list, HeapMap map) {}

    private static Runs runs(int held, long[][] ranges) throws IOException {
        AtomicInteger spools = new AtomicInteger();
        Spool records = new Spool(1 << 20, null);
        List<long[]> list = new ArrayList<>();
        HeapMap.Maker maker = new HeapMap.Maker(records::append);
        try (HeapRuns runs = new HeapRuns(
                () -> {
                    spools.incrementAndGet();
                    return new Spool(100, null);
                },
                held)) {
            for (long[] range : ranges) {
                runs.add(range[0], range[1]);
            }
            runs.give((start, end) -> {
                list.add(new long[] {start, end});
                maker.run(start, end);
            });
        }
        maker.finish();
        assertThat(spools.get()).isLessThanOrEqualTo(1);
        return new Runs(list, new HeapMap(records::read, maker.runs(), maker.length()));
    }

    @ParameterizedTest
    @CsvSource({
        "64, 10, 3000, 8",
        "64, 400, 20000, 8",
        "64, 2000, 100000, 5",
        "128, 5000, 20000, 40",
        "1000000, 3000, 90000, 9",
        "64, 30, 50000, 3000",
        "64, 50, 300000, 20000",
        "64, 20000, 300000, 3"
    })
    void coversWhatWasAddedInAnyOrder(int held, int count, int size, int longest) throws IOException {
        Random random = new Random(count);
        byte[] heap = new byte[size];
        random.nextBytes(heap);
        BitSet live = new BitSet(size);
        long[][] ranges = new long[count][];
        for (int i = 0; i < count; i++) {
            int length = random.nextInt(longest);
            int offset = random.nextInt(size - length);
            live.set(offset, offset + length);
            ranges[i] = new long[] {offset, length};
        }
        Runs found = runs(held, ranges);
        List<long[]> expected = new ArrayList<>();
        for (int at = live.nextSetBit(0); at >= 0; at = live.nextSetBit(live.nextClearBit(at))) {
            expected.add(new long[] {at, live.nextClearBit(at)});
        }
        assertThat(found.list).usingRecursiveComparison().isEqualTo(expected);
        assertThat(found.map.length()).isEqualTo(live.cardinality());
        byte[] packed = packed(heap, live);
        checkPlaces(found.map, live);
        checkReads(found.map, heap, packed, random);
    }

    private static byte[] packed(byte[] heap, BitSet live) {
        byte[] packed = new byte[live.cardinality()];
        int to = 0;
        for (int at = live.nextSetBit(0); at >= 0; at = live.nextSetBit(at + 1)) {
            packed[to++] = heap[at];
        }
        return packed;
    }

    private static void checkPlaces(HeapMap map, BitSet live) throws IOException {
        int to = 0;
        List<int[]> some = new ArrayList<>();
        for (int at = live.nextSetBit(0); at >= 0; at = live.nextSetBit(at + 1)) {
            if (map.moved(at) != to) {
                assertThat(map.moved(at)).as("byte %s", at).isEqualTo(to);
            }
            if (at % 37 == 0) {
                some.add(new int[] {at, to});
            }
            to++;
        }
        Collections.shuffle(some, new Random(1));
        for (int[] one : some) {
            assertThat(map.moved(one[0])).isEqualTo(one[1]);
        }
        int dead = live.nextClearBit(live.nextSetBit(0));
        assertThatThrownBy(() -> map.moved(dead))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("byte " + dead + " of the heap is not in any run");
    }

    private static void checkReads(HeapMap map, byte[] heap, byte[] packed, Random random) throws IOException {
        byte[] file = new byte[heap.length + 7];
        System.arraycopy(heap, 0, file, 7, heap.length);
        try (MemoryRangeReader reader = new MemoryRangeReader("heap", file)) {
            for (int i = 0; i < 60; i++) {
                int from = random.nextInt(packed.length + 1);
                int count = i == 0 ? packed.length : random.nextInt(packed.length - from + 1);
                from = i == 0 ? 0 : from;
                byte[] read = new byte[count + 3];
                map.read(reader, 7, from, read, 2, count);
                assertThat(Arrays.copyOfRange(read, 2, 2 + count))
                        .isEqualTo(Arrays.copyOfRange(packed, from, from + count));
                assertThat(read[0] | read[1] | read[count + 2]).isZero();
            }
        }
        int length = packed.length;
        assertThatThrownBy(() -> map.read(null, 0, length, new byte[1], 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 bytes at " + length + " are not in a heap of " + length + " bytes");
    }

    @Test
    void nothingMakesNoRuns() throws IOException {
        Runs none = runs(64, new long[][] {{5, 0}, {0, 0}});
        assertThat(none.list).isEmpty();
        assertThat(none.map.length()).isZero();
        none.map.read(null, 0, 0, new byte[0], 0, 0);
        assertThatThrownBy(() -> none.map.moved(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("byte 0 of the heap is not in any run");
    }
}
