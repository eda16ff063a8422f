// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** All bytes of a file, read by two threads in parts as large as Spark's splits. */
final class ReadWork implements Work {

    private static final int THREADS = 2;
    private static final long PART = 128L << 20;

    /** The sizes of a single read that are tried; the fastest is timed. */
    private static final int[] SIZES = {64 << 10, 256 << 10, 1 << 20, 4 << 20};

    private static final int TRIES = 4;

    private final Configuration configuration = new Configuration();
    private final Path path;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, ReadWork::daemon);
    private final int size;

    ReadWork(String file) {
        path = new Path(file);
        try {
            size = fastest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hadoop-read");
        thread.setDaemon(true);
        return thread;
    }

    private int fastest() throws IOException {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int tried : SIZES) {
            for (int i = 0; i < TRIES; i++) {
                long started = System.nanoTime();
                read(tried);
                long took = System.nanoTime() - started;
                if (took < least) {
                    least = took;
                    best = tried;
                }
            }
        }
        return best;
    }

    @Override
    public String variant() {
        return "FSDataInputStream.read, " + (size >> 10) + " KiB at once";
    }

    @Override
    public void run() throws IOException {
        read(size);
    }

    private void read(int bytesAtOnce) throws IOException {
        FileSystem files = path.getFileSystem(configuration);
        long length = files.getFileStatus(path).getLen();
        AtomicLong next = new AtomicLong();
        List<Future<Long>> readers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            readers.add(threads.submit(() -> readParts(files, length, next, new byte[bytesAtOnce])));
        }
        long total = 0;
        for (Future<Long> reader : readers) {
            total += result(reader);
        }
        if (total != length) {
            throw new IOException(total + " of " + length + " bytes were read");
        }
    }

    /** Reads parts until none is left; returns their bytes. */
    private long readParts(FileSystem files, long length, AtomicLong next, byte[] buffer) throws IOException {
        long total = 0;
        for (long start; (start = next.getAndAdd(PART)) < length; ) {
            long left = Math.min(PART, length - start);
            total += left;
            try (FSDataInputStream in = files.open(path)) {
                in.seek(start);
                while (left > 0) {
                    int count = (int) Math.min(buffer.length, left);
                    in.readFully(buffer, 0, count);
                    left -= count;
                }
            }
        }
        return total;
    }

    private static long result(Future<Long> reader) throws IOException {
        try {
            return reader.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** None: nothing is decoded. */
    @Override
    public Map<String, String> checksums() {
        return null;
    }
}
