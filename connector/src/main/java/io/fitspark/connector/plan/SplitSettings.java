// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

/**
 * How large splits are, by the same arithmetic as Spark's own file sources.
 *
 * @param maxPartitionBytes what no split exceeds, but for a single row that does
 * @param openCostBytes what opening a file costs, in bytes that could be read meanwhile
 * @param minPartitions splits wanted at least, where there is enough to read
 */
public record SplitSettings(long maxPartitionBytes, long openCostBytes, int minPartitions) {
    public SplitSettings {
        if (maxPartitionBytes < 1 || openCostBytes < 0 || minPartitions < 1) {
            throw new IllegalArgumentException(
                    maxPartitionBytes + " bytes, open cost " + openCostBytes + ", " + minPartitions + " partitions");
        }
    }

    /** The largest split for files of so many bytes altogether. */
    public long maxSplitBytes(long totalBytes, int files) {
        long bytesPerPartition = (totalBytes + openCostBytes * files) / minPartitions;
        return Math.max(1, Math.min(maxPartitionBytes, Math.max(openCostBytes, bytesPerPartition)));
    }
}
