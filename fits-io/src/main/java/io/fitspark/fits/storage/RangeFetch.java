// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

/** Fetches ranges together, into one buffer that is used again. Not safe for concurrent use. */
public final class RangeFetch {
    /** Bytes between two ranges up to which they are read together. */
    private static final int GAP = 4 << 10;

    private static final int MAX_READ = 64 << 20;

    private final RangeReader reader;
    private final BiFunction<Kind, String, FitsFormatException.Builder> errors;
    private byte[] buffer = {};
    private List<RangeRead> reads = List.of();
    private PendingReads pending;

    /** @param errors begins an exception about what is read */
    public RangeFetch(RangeReader reader, BiFunction<Kind, String, FitsFormatException.Builder> errors) {
        this.reader = reader;
        this.errors = errors;
    }

    /** What holds the ranges that were fetched last. */
    public byte[] buffer() {
        return buffer;
    }

    /**
     * Fetches ranges, which may overlap.
     *
     * @return where in {@link #buffer} each of them begins
     */
    public int[] fetch(List<ByteRange> wanted) throws IOException {
        int[] starts = plan(wanted);
        pending = reads.isEmpty() ? () -> {} : () -> reader.readRanges(reads);
        await();
        return starts;
    }

    /** Waits for what was begun. */
    public void await() throws IOException {
        PendingReads begun = pending;
        pending = null;
        try {
            begun.await();
        } catch (EOFException e) {
            throw errors.apply(Kind.TRUNCATED, "the file became shorter while it was read")
                    .cause(e)
                    .build();
        }
    }

    /** Does the waiting beforehand, perhaps in another thread; {@link #await} then gives what came of it. */
    public void waitAhead() {
        PendingReads begun = pending;
        if (begun == null) {
            return;
        }
        try {
            begun.await();
            pending = () -> {};
        } catch (IOException e) {
            pending = () -> {
                throw e;
            };
        } catch (RuntimeException e) {
            pending = () -> {
                throw e;
            };
        }
    }

    /** As {@link #fetch}, but the bytes are there only after {@link #await}. */
    public int[] begin(List<ByteRange> wanted) throws FitsFormatException {
        int[] starts = plan(wanted);
        pending = reader.begin(reads);
        return starts;
    }

    /** Sets {@link #reads}. */
    private int[] plan(List<ByteRange> wanted) throws FitsFormatException {
        int[] order = order(wanted);
        List<ByteRange> sorted = order == null
                ? wanted
                : Arrays.stream(order).mapToObj(wanted::get).toList();
        List<MergedRange> merged = RangeCoalescer.merge(sorted, GAP, MAX_READ);
        int[] starts = new int[wanted.size()];
        long total = 0;
        for (MergedRange range : merged) {
            for (int k = range.first(); k < range.first() + range.count(); k++) {
                long within = sorted.get(k).position() - range.range().position();
                starts[order == null ? k : order[k]] = (int) (total + within);
            }
            total += range.range().length();
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw errors.apply(
                            Kind.LIMIT,
                            "the compressed tiles that are fetched together have " + total + " bytes together")
                    .build();
        }
        if (buffer.length < total || pending != null) {
            // reads that nobody waited for may still write to the old one
            buffer = new byte[(int) total];
        }
        reads = reads(merged);
        return starts;
    }

    /** The indices in the order of their positions; null if that is how they are. */
    private static int[] order(List<ByteRange> wanted) {
        for (int i = 1; i < wanted.size(); i++) {
            if (wanted.get(i).position() < wanted.get(i - 1).position()) {
                return IntStream.range(0, wanted.size())
                        .boxed()
                        .sorted(Comparator.comparingLong(k -> wanted.get(k).position()))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return null;
    }

    private List<RangeRead> reads(List<MergedRange> merged) {
        List<RangeRead> reads = new ArrayList<>(merged.size());
        int at = 0;
        for (MergedRange range : merged) {
            int length = (int) range.range().length();
            if (length > 0) {
                reads.add(new RangeRead(range.range().position(), buffer, at, length));
            }
            at += length;
        }
        return reads;
    }
}
