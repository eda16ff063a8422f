// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import org.apache.hadoop.fs.FSDataInputStream;

import io.fitspark.fits.storage.RangeRead;

/**
 * Hadoop's vectored reads, found by name: Hadoop 3.3.4, which Spark 3.5 brings, does not have them, and this class must
 * load there too.
 */
final class VectoredReads {
    private static final Handles HANDLES = Handles.find();

    private VectoredReads() {}

    /** True if the running Hadoop has vectored reads. */
    static boolean available() {
        return HANDLES != null;
    }

    /**
     * Reads all ranges in one call; false, with nothing read, if this Hadoop cannot or the ranges overlap, which it
     * refuses.
     */
    static boolean read(FSDataInputStream stream, List<RangeRead> reads) throws IOException {
        if (HANDLES == null || overlap(reads)) {
            return false;
        }
        readAll(stream, List.of(reads));
        return true;
    }

    /**
     * Reads all ranges, those in one call whose distance is below {@code gap}; a stream that joins more would fetch what
     * nobody asked for. This Hadoop must have vectored reads.
     */
    static void readGroups(FSDataInputStream stream, List<RangeRead> reads, long gap) throws IOException {
        List<List<RangeRead>> groups = new ArrayList<>();
        List<RangeRead> group = List.of();
        long end = 0;
        for (RangeRead read : sorted(reads)) {
            if (group.isEmpty() || read.position() - end >= gap || read.position() < end) {
                group = new ArrayList<>();
                groups.add(group);
            }
            group.add(read);
            end = read.position() + read.length();
        }
        readAll(stream, groups);
    }

    /** Begins with all groups before it waits for any. */
    /** Whether the bytes were put where they are wanted, which is where the buffer that was lent begins. */
    private static boolean isInPlace(ByteBuffer data, RangeRead read) {
        return data.hasArray() && data.array() == read.buffer() && data.arrayOffset() == read.offset();
    }

    private static void readAll(FSDataInputStream stream, List<List<RangeRead>> groups) throws IOException {
        try {
            Map<RangeRead, Object> ranges = new IdentityHashMap<>();
            for (List<RangeRead> group : groups) {
                List<Object> together = new ArrayList<>(group.size());
                for (RangeRead read : group) {
                    Object range = HANDLES.create.invoke(read.position(), read.length());
                    together.add(range);
                    ranges.put(read, range);
                }
                RangeRead only = group.size() == 1 ? group.get(0) : null;
                HANDLES.read.invoke(stream, together, (IntFunction<ByteBuffer>) size -> buffer(only, size));
            }
            for (Map.Entry<RangeRead, Object> entry : ranges.entrySet()) {
                RangeRead read = entry.getKey();
                ByteBuffer data = (ByteBuffer) ((Future<?>) HANDLES.data.invoke(entry.getValue())).get();
                if (!isInPlace(data, read)) {
                    data.get(read.buffer(), read.offset(), read.length());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    /** Streams write to the front of the array behind a buffer, so that only a whole array can be lent to them. */
    private static ByteBuffer buffer(RangeRead only, int size) {
        boolean whole = only != null && only.offset() == 0 && only.buffer().length == size;
        return whole ? ByteBuffer.wrap(only.buffer()) : ByteBuffer.allocate(size);
    }

    private static List<RangeRead> sorted(List<RangeRead> reads) {
        return reads.stream()
                .sorted(Comparator.comparingLong(RangeRead::position))
                .toList();
    }

    private static boolean overlap(List<RangeRead> reads) {
        List<RangeRead> sorted = sorted(reads);
        for (int i = 1; i < sorted.size(); i++) {
            RangeRead before = sorted.get(i - 1);
            if (before.position() + before.length() > sorted.get(i).position()) {
                return true;
            }
        }
        return false;
    }

    private record Handles(MethodHandle create, MethodHandle read, MethodHandle data) {
        static Handles find() {
            try {
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                Class<?> range = Class.forName("org.apache.hadoop.fs.FileRange");
                return new Handles(
                        lookup.findStatic(
                                range, "createFileRange", MethodType.methodType(range, long.class, int.class)),
                        lookup.findVirtual(
                                FSDataInputStream.class,
                                "readVectored",
                                MethodType.methodType(void.class, List.class, IntFunction.class)),
                        lookup.findVirtual(
                                range, "getData", MethodType.methodType(java.util.concurrent.CompletableFuture.class)));
            } catch (ReflectiveOperationException e) {
                return null;
            }
        }
    }
}
