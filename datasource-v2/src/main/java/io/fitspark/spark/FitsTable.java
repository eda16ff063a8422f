// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.Set;
import java.util.function.Supplier;

import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

import io.fitspark.connector.plan.TableDataset;
import io.fitspark.spark.read.FitsScanBuilder;
import io.fitspark.spark.schema.SparkSchemas;

/** FITS files as a table of Spark, to be read. Lives on the driver. */
final class FitsTable implements Table, SupportsRead {
    private final StructType schema;
    private final Supplier<TableDataset> dataset;

    private FitsTable(StructType schema, Supplier<TableDataset> dataset) {
        this.schema = schema;
        this.dataset = dataset;
    }

    static FitsTable of(TableDataset dataset) {
        return new FitsTable(SparkSchemas.of(dataset.schema()), () -> dataset);
    }

    /** A table whose schema was given; that the files have it is checked when they are read. */
    static FitsTable withSchema(StructType schema, Supplier<TableDataset> open) {
        return new FitsTable(SparkSchemas.asNullable(schema), open);
    }

    @Override
    public String name() {
        return "fits";
    }

    /** Deprecated since there are default values of columns, but abstract in Spark 3.5. */
    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
        return schema;
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        TableDataset opened = dataset.get();
        SparkSchemas.requireColumns(schema, opened);
        return new FitsScanBuilder(opened, schema);
    }
}
