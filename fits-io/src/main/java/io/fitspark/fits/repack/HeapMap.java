// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import java.io.IOException;
import java.util.Arrays;

import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.encode.ByteSink;
import io.fitspark.fits.table.encode.ByteSource;

/**
 * Where the bytes of a heap come to lie when only its live runs are left: one behind the other, in their order. It consists of records, one for each run
 * and one behind them, of which some are held in memory. Not safe for concurrent use.
 *
 * <pre>
 * start in the heap (8) | start in the new heap (8)
 * </pre>
 */
public final class HeapMap {
    /** Bytes of a record. */
    static final int RECORD_BYTES = 16;

    private static final int PAGE = 1024;
    private static final int PAGES = 64;
    private static final int OLD = 0;
    private static final int NEW = Long.BYTES;

    /** Gaps up to this size are read along. */
    private static final int GAP_BYTES = 16 << 10;

    private static final int WINDOW_BYTES = 256 << 10;

    private final ByteSource source;
    private final long runs;
    private final long length;
    private final byte[][] pages = new byte[PAGES][];
    private final long[] held = new long[PAGES];
    private long[] firstOld;
    private long[] firstNew;
    private long hint;
    private byte[] window = {};

    /**
     * @param source of the records
     * @param runs how many there are
     * @param length bytes of all of them
     */
    public HeapMap(ByteSource source, long runs, long length) {
        this.source = source;
        this.runs = runs;
        this.length = length;
        Arrays.fill(held, -1);
    }

    /** Writes the records of a map. */
    public static final class Maker implements RunTaker {
        private final RunRecords records;
        private long length;

        public Maker(ByteSink sink) {
            this.records = new RunRecords(sink);
        }

        @Override
        public void run(long start, long end) throws IOException {
            records.run(start, length);
            length += end - start;
        }

        /** Writes the last record. */
        public void finish() throws IOException {
            records.run(Long.MAX_VALUE, length);
            records.flush();
        }

        /** Runs; to be asked when it is finished. */
        public long runs() {
            return records.count() - 1;
        }

        /** Bytes of all runs. */
        public long length() {
            return length;
        }
    }

    /** Bytes of the new heap. */
    public long length() {
        return length;
    }

    /**
     * Where a byte that is live comes to lie.
     *
     * @throws IllegalArgumentException if it is not in any run
     */
    public long moved(long offset) throws IOException {
        long run = find(OLD, offset);
        if (run >= 0) {
            long moved = get(run, NEW) + offset - get(run, OLD);
            if (moved < get(run + 1, NEW)) {
                return moved;
            }
        }
        throw new IllegalArgumentException("byte " + offset + " of the heap is not in any run");
    }

    /** The last run that begins at a position or before it; -1 if there is none. */
    private long find(int field, long position) throws IOException {
        if (hint < runs && get(hint, field) <= position) {
            if (hint + 1 == runs || get(hint + 1, field) > position) {
                return hint;
            }
            if (hint + 2 >= runs || get(hint + 2, field) > position) {
                hint++;
                return hint;
            }
        }
        long[] firsts = firsts(field);
        int page = last(firsts.length, at -> firsts[(int) at], position);
        if (page < 0) {
            return -1;
        }
        long start = (long) page * PAGE;
        hint = start + last((int) Math.min(PAGE, runs - start), at -> get(start + at, field), position);
        return hint;
    }

    /** A number by its place. */
    private interface Numbers {
        long at(long place) throws IOException;
    }

    /** The last place of a number that is not above a limit; -1 if there is none. The numbers are in order. */
    private static int last(int count, Numbers numbers, long limit) throws IOException {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (numbers.at(middle) <= limit) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** The first number of each page; they stay in memory. */
    private long[] firsts(int field) throws IOException {
        if (firstOld == null) {
            int count = Math.toIntExact((runs + PAGE - 1) / PAGE);
            firstOld = new long[count];
            firstNew = new long[count];
            byte[] record = new byte[RECORD_BYTES];
            for (int page = 0; page < count; page++) {
                source.read((long) page * PAGE * RECORD_BYTES, record, 0, RECORD_BYTES);
                firstOld[page] = (long) BigEndian.LONG.get(record, OLD);
                firstNew[page] = (long) BigEndian.LONG.get(record, NEW);
            }
        }
        return field == OLD ? firstOld : firstNew;
    }

    private long get(long record, int field) throws IOException {
        long page = record / PAGE;
        int slot = (int) (page % PAGES);
        if (held[slot] != page) {
            int count = (int) Math.min(PAGE, runs + 1 - page * PAGE);
            byte[] bytes = pages[slot] != null && pages[slot].length == count * RECORD_BYTES
                    ? pages[slot]
                    : new byte[count * RECORD_BYTES];
            source.read(page * PAGE * RECORD_BYTES, bytes, 0, bytes.length);
            pages[slot] = bytes;
            held[slot] = page;
        }
        return (long) BigEndian.LONG.get(pages[slot], (int) (record % PAGE) * RECORD_BYTES + field);
    }

    /**
     * Reads bytes of the new heap.
     *
     * @param heap the file with the old one, which begins at {@code heapOffset}
     */
    public void read(RangeReader heap, long heapOffset, long position, byte[] to, int at, int count)
            throws IOException {
        if (position < 0 || count < 0 || position > length - count) {
            throw new IllegalArgumentException(
                    count + " bytes at " + position + " are not in a heap of " + length + " bytes");
        }
        int done = 0;
        long run = count == 0 ? 0 : find(NEW, position);
        while (done < count) {
            long from = get(run, OLD) + position + done - get(run, NEW);
            long last = run;
            int taken = taken(run, position + done, count - done);
            long end = from + taken;
            int all = taken;
            while (all < count - done && isNear(from, end, last + 1)) {
                last++;
                taken = taken(last, get(last, NEW), count - done - all);
                end = get(last, OLD) + taken;
                all += taken;
            }
            if (last == run) {
                heap.readFully(heapOffset + from, to, at + done, all);
            } else {
                readWindow(heap, heapOffset + from, (int) (end - from));
                copyRuns(from, run, last, to, at + done, all);
            }
            done += all;
            run = last + 1;
        }
    }

    /** How many bytes of a run, from a position in the new heap on, are among those that are wanted. */
    private int taken(long run, long from, int wanted) throws IOException {
        return (int) Math.min(wanted, get(run + 1, NEW) - from);
    }

    private boolean isNear(long from, long end, long run) throws IOException {
        if (run >= runs) {
            return false;
        }
        long start = get(run, OLD);
        long runEnd = start + get(run + 1, NEW) - get(run, NEW);
        return start - end <= GAP_BYTES && runEnd - from <= WINDOW_BYTES;
    }

    private void readWindow(RangeReader heap, long position, int bytes) throws IOException {
        if (window.length < bytes) {
            window = new byte[WINDOW_BYTES];
        }
        heap.readFully(position, window, 0, bytes);
    }

    /** Copies what runs have in the window, which begins at a byte of the old heap. */
    private void copyRuns(long from, long first, long last, byte[] to, int at, int count) throws IOException {
        int done = 0;
        for (long run = first; run <= last; run++) {
            int start = run == first ? 0 : (int) (get(run, OLD) - from);
            int taken = run == last
                    ? count - done
                    : (int) (get(run, OLD) + get(run + 1, NEW) - get(run, NEW) - from - start);
            System.arraycopy(window, start, to, at + done, taken);
            done += taken;
        }
        hint = last;
    }
}
