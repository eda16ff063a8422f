// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.headers;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.read.HeaderReader;
import io.fitspark.connector.read.HeaderSpec;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.spark.read.FitsInputPartition;

/** Makes the readers of headers. Serialized once for all tasks. */
final class HeaderReaderFactory implements PartitionReaderFactory {
    private static final long serialVersionUID = 1L;

    private final HeaderSpec spec;
    private final StructType required;
    private final SerializableHadoopConf configuration;

    HeaderReaderFactory(HeaderSpec spec, StructType required, SerializableHadoopConf configuration) {
        this.spec = spec;
        this.required = required;
        this.configuration = configuration;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        HeaderReader reader = new HeaderReader(
                ((FitsInputPartition) partition).group(), spec, new HadoopFiles(configuration.value()));
        return new HeaderRows(reader, required);
    }
}
