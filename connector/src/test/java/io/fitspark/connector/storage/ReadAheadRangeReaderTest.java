// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.storage.RangeReader;

class ReadAheadRangeReaderTest {
    private static final Executor THREADS = ReadAheadThreads.executor();

    /** Says what was asked for. */
    private static class Recorder implements RangeReader {
        final byte[] content;
        final List<long[]> reads = Collections.synchronizedList(new ArrayList<>());
        volatile boolean closed;

        Recorder(int length) {
            content = new byte[length];
            new Random(length).nextBytes(content);
        }

        @Override
        public String name() {
            return "recorded.fits";
        }

        @Override
        public long length() {
            return content.length;
        }

        @Override
        public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
            reads.add(new long[] {position, position + length});
            try (RangeReader memory = new MemoryRangeReader(name(), content)) {
                memory.readFully(position, buffer, offset, length);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Property(tries = 300)
    void givesTheSameBytesWhateverIsAskedAndStaysInItsRange(
            @ForAll @IntRange(min = 1, max = 2000) int length,
            @ForAll @IntRange(min = 1, max = 300) int chunk,
            @ForAll @IntRange(min = 1, max = 400) int alignment,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        int start = random.nextInt(length);
        int end = start + random.nextInt(length - start + 1);
        Recorder source = new Recorder(length);
        try (ReadAheadRangeReader reader =
                new ReadAheadRangeReader(source, source, start, end, chunk, alignment, THREADS)) {
            int position = start;
            while (position < end) {
                int count = 1 + random.nextInt(Math.min(500, end - position));
                byte[] buffer = new byte[count];
                reader.readFully(position, buffer, 0, count);
                assertThat(buffer).isEqualTo(Arrays.copyOfRange(source.content, position, position + count));
                position += random.nextInt(10) == 0 ? count / 2 : count;
            }
            assertThat(source.reads).allMatch(read -> read[0] >= start && read[1] <= end);
            byte[] outside = new byte[start];
            reader.readFully(0, outside, 0, start);
            assertThat(outside).isEqualTo(Arrays.copyOf(source.content, start));
        }
        assertThat(source.closed).isTrue();
    }

    @Test
    void fetchesEachByteOnceInChunks() throws IOException {
        Recorder source = new Recorder(1000);
        try (ReadAheadRangeReader reader = new ReadAheadRangeReader(source, source, 100, 1000, 250, 1, Runnable::run)) {
            for (int position = 100; position < 1000; position += 30) {
                reader.readFully(position, new byte[30], 0, 30);
            }
        }
        assertThat(source.reads.stream().map(Arrays::toString))
                .containsExactly("[100, 350]", "[350, 600]", "[600, 850]", "[850, 1000]");
    }

    @Test
    void endsChunksAtMultiplesOfTheAlignment() throws IOException {
        Recorder source = new Recorder(1000);
        try (ReadAheadRangeReader reader =
                new ReadAheadRangeReader(source, source, 90, 1000, 350, 100, Runnable::run)) {
            reader.readFully(90, new byte[910], 0, 910);
        }
        assertThat(source.reads.stream().map(Arrays::toString))
                .containsExactly("[90, 400]", "[400, 700]", "[700, 1000]");
    }

    @Test
    void fetchesChunksOneAfterAnother() throws IOException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Recorder source = new Recorder(5000) {
            @Override
            public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                Thread.yield();
                super.readFully(position, buffer, offset, length);
                underWay.decrementAndGet();
            }
        };
        try (ReadAheadRangeReader reader = new ReadAheadRangeReader(source, source, 0, 5000, 10, 1, THREADS)) {
            reader.readFully(0, new byte[5000], 0, 5000);
        }
        assertThat(most).hasValue(1);
        assertThat(source.reads).hasSize(500).isSortedAccordingTo(Comparator.comparingLong(read -> read[0]));
    }

    @Test
    void fetchesNoMoreThanOneChunkAheadAndThatFromTheSecondReadOn() throws IOException {
        Recorder source = new Recorder(1000);
        try (ReadAheadRangeReader reader = new ReadAheadRangeReader(source, source, 0, 1000, 100, 1, Runnable::run)) {
            reader.readFully(0, new byte[10], 0, 10);
            assertThat(source.reads.stream().map(Arrays::toString)).containsExactly("[0, 100]");
            reader.readFully(10, new byte[10], 0, 10);
            assertThat(source.reads.stream().map(Arrays::toString)).containsExactly("[0, 100]", "[100, 200]");
        }
    }

    @Test
    void showsAnErrorOfTheFetchToTheOneWhoReads() throws IOException {
        Recorder source = new Recorder(1000) {
            @Override
            public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
                if (position >= 100) {
                    throw new IOException("the disk is on fire");
                }
                super.readFully(position, buffer, offset, length);
            }
        };
        try (ReadAheadRangeReader reader = new ReadAheadRangeReader(source, source, 0, 1000, 100, 1, THREADS)) {
            reader.readFully(0, new byte[100], 0, 100);
            assertThatThrownBy(() -> reader.readFully(100, new byte[100], 0, 100))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the disk is on fire");
        }
    }

    @Test
    @Timeout(20)
    void letsGoOfAFetchThatHangsWhenInterrupted() throws IOException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch fetchEnded = new CountDownLatch(1);
        Recorder source = new Recorder(1000) {
            @Override
            public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
                begun.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    fetchEnded.countDown();
                    throw new InterruptedIOException("fetch interrupted");
                }
            }
        };
        ReadAheadRangeReader reader = new ReadAheadRangeReader(source, source, 0, 1000, 1000, 1, THREADS);
        List<Throwable> seen = Collections.synchronizedList(new ArrayList<>());
        Thread task = new Thread(() -> {
            try {
                reader.readFully(0, new byte[10], 0, 10);
            } catch (IOException e) {
                seen.add(e);
            }
        });
        task.start();
        begun.await();
        task.interrupt();
        task.join();
        fetchEnded.await();
        reader.close();
        assertThat(seen).singleElement().isInstanceOf(InterruptedIOException.class);
        assertThat(source.closed).isTrue();
    }

    @Test
    void countsWhatWasFetchedForTheThreadThatReads(@TempDir Path folder) throws IOException {
        RangeReader source = HadoopRangeReaderTest.hadoop(new byte[100_000], folder);
        try (ReadAheadRangeReader reader = new ReadAheadRangeReader(source, source, 0, 100_000, 10_000, 1, THREADS)) {
            long before = bytesOfThisThread();
            for (int position = 0; position < 100_000; position += 5000) {
                reader.readFully(position, new byte[5000], 0, 5000);
            }
            // whole blocks of checksums are read, so some bytes twice
            assertThat(bytesOfThisThread() - before).isBetween(100_000L, 200_000L);
        }
    }

    @SuppressWarnings("deprecation")
    private static long bytesOfThisThread() {
        return FileSystem.getAllStatistics().stream()
                .mapToLong(statistics -> statistics.getThreadStatistics().getBytesRead())
                .sum();
    }
}
