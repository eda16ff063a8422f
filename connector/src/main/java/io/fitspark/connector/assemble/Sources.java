// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.repack.HeapMap;
import io.fitspark.fits.storage.RangeReader;

/** The files that a work item reads, each opened once. Used by one thread. */
final class Sources implements Closeable {
    private static final int MOST_OPEN = 64;

    private final HadoopFiles files;
    private final Map<SourceFile, RangeReader> readers = new HashMap<>();
    private final Map<LiveHeap, HeapMap> maps = new IdentityHashMap<>();

    Sources(SerializableHadoopConf configuration) {
        this.files = new HadoopFiles(configuration.value());
    }

    /** A reader that stays open for the item; not to be closed. */
    RangeReader reader(SourceFile file) throws IOException {
        RangeReader reader = readers.get(file);
        if (reader == null) {
            if (readers.size() == MOST_OPEN) {
                close();
            }
            reader = files.open(file, HadoopFiles.Access.SEQUENTIAL, new ReadCounters());
            readers.put(file, reader);
        }
        return reader;
    }

    /** Where the bytes of a heap come to lie. */
    HeapMap map(LiveHeap heap) {
        return maps.computeIfAbsent(heap, live -> new HeapMap(live.map().source(this), live.runs(), live.length()));
    }

    /** Opens a FITS file, which the caller closes. */
    FitsFile fits(SourceFile file) throws IOException {
        return FitsFile.open(HadoopFiles.notAhead(reader(file)));
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (RangeReader reader : readers.values()) {
            try {
                reader.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        readers.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
