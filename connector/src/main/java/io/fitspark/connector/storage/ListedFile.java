// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;

/** A file found while planning, with what the store said of it; stays on the driver. */
public final class ListedFile {
    private static final int MAX_HOSTS = 3;
    /** What stores that know no hosts answer. */
    private static final String NOWHERE = "localhost";

    private final SourceFile file;
    private final FileStatus status;
    private final List<Object> partition;

    private ListedFile(SourceFile file, FileStatus status, List<Object> partition) {
        this.file = file;
        this.status = status;
        this.partition = partition;
    }

    public static ListedFile of(FileStatus status) {
        return new ListedFile(SourceFile.of(status), status, List.of());
    }

    /** The same file in a partition. */
    ListedFile withPartition(List<Object> values) {
        return new ListedFile(file, status, values);
    }

    /** Its value in each of the partition columns; can hold nulls. Files of a directory share one list. */
    public List<Object> partition() {
        return partition;
    }

    public SourceFile file() {
        return file;
    }

    FileStatus status() {
        return status;
    }

    /** Adds how many bytes of a range each host holds. */
    public void addHosts(Configuration configuration, long start, long length, Map<String, Long> bytesByHost)
            throws IOException {
        long end = length > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + length;
        for (BlockLocation block : locations(configuration, start, end - start)) {
            long first = Math.max(block.getOffset(), start);
            long overlap = Math.min(block.getOffset() + block.getLength(), end) - first;
            if (overlap > 0) {
                for (String host : block.getHosts()) {
                    if (!host.equals(NOWHERE)) {
                        bytesByHost.merge(host, overlap, Long::sum);
                    }
                }
            }
        }
    }

    /** The hosts with most bytes, best first. */
    public static List<String> best(Map<String, Long> bytesByHost) {
        List<String> hosts = new ArrayList<>(bytesByHost.keySet());
        hosts.sort(
                Comparator.<String>comparingLong(bytesByHost::get).reversed().thenComparing(Comparator.naturalOrder()));
        return List.copyOf(hosts.subList(0, Math.min(MAX_HOSTS, hosts.size())));
    }

    private BlockLocation[] locations(Configuration configuration, long start, long length) throws IOException {
        if (status instanceof LocatedFileStatus located && located.getBlockLocations() != null) {
            return located.getBlockLocations();
        }
        return status.getPath().getFileSystem(configuration).getFileBlockLocations(status, start, length);
    }
}
