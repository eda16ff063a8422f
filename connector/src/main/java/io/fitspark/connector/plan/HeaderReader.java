// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.fitspark.connector.storage.ListedFile;
import io.fitspark.fits.table.TableLayout;

/** Reads the headers of several files on the driver, some at a time. */
final class HeaderReader {
    private static final int MAX_THREADS = 16;

    private HeaderReader() {}

    /** The layouts in the order of the files; all columns are checked against the dataset's. */
    static List<TableLayout> layouts(TableDataset dataset, List<ListedFile> files) throws IOException {
        if (files.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MAX_THREADS, files.size()), work -> {
            Thread thread = new Thread(work, "fitspark-headers");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<TableLayout>> pending = new ArrayList<>(files.size());
            for (ListedFile file : files) {
                pending.add(threads.submit(() -> layout(dataset, file)));
            }
            List<TableLayout> layouts = new ArrayList<>(files.size());
            for (Future<TableLayout> layout : pending) {
                layouts.add(layout.get());
            }
            return layouts;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading headers");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IOException("Reading headers failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static TableLayout layout(TableDataset dataset, ListedFile file) throws IOException {
        try (OpenTable table = dataset.opener().open(file, dataset.selector())) {
            dataset.expectedColumns().locate(table.layout());
            return table.layout();
        }
    }
}
