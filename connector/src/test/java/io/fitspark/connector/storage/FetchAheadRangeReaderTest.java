// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.storage.PendingReads;
import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

@Timeout(20)
class FetchAheadRangeReaderTest {
    private static final byte[] CONTENT = {10, 11, 12, 13, 14, 15, 16, 17};

    private static RangeReader reader(Executor executor) {
        return new FetchAheadRangeReader(new MemoryRangeReader("memory.fits", CONTENT), executor);
    }

    @Test
    void readsBeforeItIsWaitedFor() throws Exception {
        List<Runnable> work = new ArrayList<>();
        try (RangeReader reader = reader(work::add)) {
            byte[] buffer = new byte[4];
            PendingReads pending =
                    reader.begin(List.of(new RangeRead(5, buffer, 0, 2), new RangeRead(1, buffer, 2, 2)));
            assertThat(work).hasSize(1);
            work.get(0).run();
            assertThat(buffer).containsExactly(15, 16, 11, 12);
            pending.await();
        }
    }

    @Test
    void failsWhenItIsWaitedFor() throws Exception {
        try (RangeReader reader = reader(ReadAheadThreads.executor())) {
            PendingReads pending = reader.begin(List.of(new RangeRead(6, new byte[4], 0, 4)));
            assertThatThrownBy(pending::await).isInstanceOf(EOFException.class).hasMessageContaining("memory.fits");
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        RangeReader slow = new RangeReader() {
            @Override
            public String name() {
                return "slow.fits";
            }

            @Override
            public long length() {
                return 100;
            }

            @Override
            public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
                started.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException("interrupted");
                }
            }

            @Override
            public void close() {}
        };
        RangeReader reader = new FetchAheadRangeReader(slow, ReadAheadThreads.executor());
        PendingReads pending = reader.begin(List.of(new RangeRead(0, new byte[1], 0, 1)));
        started.await();
        reader.close();
        assertThatThrownBy(pending::await)
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("The reader was closed");
    }

    @Test
    void nothingIsBegunForNoReads() throws Exception {
        try (RangeReader reader = reader(work -> {
            throw new AssertionError("work was given out");
        })) {
            reader.begin(List.of()).await();
        }
    }
}
