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
import java.util.List;
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
        try {
            List<Object> ranges = new ArrayList<>(reads.size());
            for (RangeRead read : reads) {
                ranges.add(HANDLES.create.invoke(read.position(), read.length()));
            }
            IntFunction<ByteBuffer> allocate = ByteBuffer::allocate;
            HANDLES.read.invoke(stream, ranges, allocate);
            for (int i = 0; i < reads.size(); i++) {
                RangeRead read = reads.get(i);
                ByteBuffer data = (ByteBuffer) ((Future<?>) HANDLES.data.invoke(ranges.get(i))).get();
                data.get(read.buffer(), read.offset(), read.length());
            }
            return true;
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

    private static boolean overlap(List<RangeRead> reads) {
        List<RangeRead> sorted = new ArrayList<>(reads);
        sorted.sort((a, b) -> Long.compare(a.position(), b.position()));
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
