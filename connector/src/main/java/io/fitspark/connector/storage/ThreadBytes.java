// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.hadoop.fs.FileSystem;

/**
 * Bytes that Hadoop counts as read by one thread. Spark takes a task's input from the count of the task's thread, so what
 * another thread fetched for it is moved there.
 */
final class ThreadBytes {
    private final Map<FileSystem.Statistics, Long> bytes;

    private ThreadBytes(Map<FileSystem.Statistics, Long> bytes) {
        this.bytes = bytes;
    }

    /** What the present thread has read so far. */
    @SuppressWarnings("deprecation") // the statistics that replace these are not kept by thread
    static ThreadBytes now() {
        Map<FileSystem.Statistics, Long> bytes = new LinkedHashMap<>();
        for (FileSystem.Statistics statistics : FileSystem.getAllStatistics()) {
            bytes.put(statistics, statistics.getThreadStatistics().getBytesRead());
        }
        return new ThreadBytes(bytes);
    }

    /** Takes away from the present thread what it has read since. */
    ThreadBytes takeSince() {
        Map<FileSystem.Statistics, Long> since = new LinkedHashMap<>();
        now().bytes.forEach((statistics, count) -> {
            long added = count - bytes.getOrDefault(statistics, 0L);
            if (added > 0) {
                statistics.incrementBytesRead(-added);
                since.put(statistics, added);
            }
        });
        return new ThreadBytes(since);
    }

    void giveToThisThread() {
        bytes.forEach(FileSystem.Statistics::incrementBytesRead);
    }
}
