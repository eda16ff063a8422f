// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.DataWriterFactory;

import io.fitspark.connector.commit.TaskOutputs;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.write.TablePlan;

/**
 * Makes the writers of a job's tasks. Serialized once for all of them.
 *
 * @param ordinals where in the rows the columns of the table are
 */
record FitsDataWriterFactory(
        TablePlan plan,
        int[] ordinals,
        PartitionValues partitions,
        TaskOutputs outputs,
        SerializableHadoopConf configuration)
        implements DataWriterFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public DataWriter<InternalRow> createWriter(int partitionId, long taskId) {
        try {
            return new FitsDataWriter(
                    this,
                    outputs.begin(configuration.value(), partitionId, taskId, LocalDirectory.temporary()),
                    partitionId);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
