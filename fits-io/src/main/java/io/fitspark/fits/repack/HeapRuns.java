// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import io.fitspark.fits.storage.Spool;

/**
 * Collects ranges of a heap, in any order and as often as they come, and gives the runs of bytes that they cover. What does not fit in memory is
 * sorted in a spool. Not safe for concurrent use.
 */
public final class HeapRuns implements Closeable {
    private static final int HELD = 1 << 18;
    private static final int STREAM_BYTES = 2048;

    private final Supplier<Spool> spools;
    private final int held;
    private final List<Long> spilled = new ArrayList<>();
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int count;
    private Spool spool;

    /**
     * @param spools what makes a spool, if one is needed
     */
    public HeapRuns(Supplier<Spool> spools) {
        this(spools, HELD);
    }

    HeapRuns(Supplier<Spool> spools, int held) {
        this.spools = spools;
        this.held = held;
    }

    /** Adds a range; one without bytes counts for nothing. */
    public void add(long offset, long length) throws IOException {
        if (length == 0) {
            return;
        }
        long end = Math.addExact(offset, length);
        if (count > 0 && offset >= starts[count - 1] && offset <= ends[count - 1]) {
            ends[count - 1] = Math.max(ends[count - 1], end);
            return;
        }
        if (count == starts.length) {
            makeRoom();
        }
        starts[count] = offset;
        ends[count++] = end;
    }

    private void makeRoom() throws IOException {
        if (count < held) {
            int room = Math.min(held, 2 * count);
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
            return;
        }
        count = RunSort.together(starts, ends, count);
        if (count > held / 2) {
            spill();
        }
    }

    private void spill() throws IOException {
        if (spool == null) {
            spool = spools.get();
        }
        RunRecords records = new RunRecords(spool::append);
        giveHeld(records);
        records.flush();
        spilled.add(records.count());
    }

    private void giveHeld(RunTaker to) throws IOException {
        for (int i = 0; i < count; i++) {
            to.run(starts[i], ends[i]);
        }
        count = 0;
    }

    /** Gives all runs; nothing is to be added any more. */
    public void give(RunTaker to) throws IOException {
        count = RunSort.together(starts, ends, count);
        if (spool == null) {
            giveHeld(to);
            return;
        }
        spill();
        List<RunStream> streams = new ArrayList<>(spilled.size());
        long position = 0;
        for (long records : spilled) {
            streams.add(new RunStream(spool::read, position, records, STREAM_BYTES));
            position += records * RunRecords.BYTES;
        }
        RunMerge.of(streams, to);
    }

    /** Drops what was spooled. */
    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }
}
