// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

import io.fitspark.connector.read.ReadSpec;
import io.fitspark.connector.read.TaskReader;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.spark.vectors.VectorFactory;

/** Makes the readers of a scan's tasks. Serialized once for all of them. */
final class FitsColumnarReaderFactory implements PartitionReaderFactory {
    private static final long serialVersionUID = 1L;

    private final ReadSpec spec;
    private final StructType required;
    private final boolean nanAsNull;
    private final boolean emptyAsNull;
    private final SerializableHadoopConf configuration;

    FitsColumnarReaderFactory(
            ReadSpec spec,
            StructType required,
            boolean nanAsNull,
            boolean emptyAsNull,
            SerializableHadoopConf configuration) {
        this.spec = spec;
        this.required = required;
        this.nanAsNull = nanAsNull;
        this.emptyAsNull = emptyAsNull;
        this.configuration = configuration;
    }

    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        TaskReader reader =
                new TaskReader(((FitsInputPartition) partition).group(), spec, new HadoopFiles(configuration.value()));
        return new FitsColumnarReader(reader, new VectorFactory(required, nanAsNull, emptyAsNull, reader));
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new UnsupportedOperationException("FITS tables are read as columnar batches");
    }
}
