// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

import io.fitspark.spark.schema.DatasetColumns;
import io.fitspark.spark.schema.SparkSchemas;

/** FITS files as a table of Spark, to be read. Lives on the driver. */
final class FitsTable implements Table, SupportsRead, SupportsMetadataColumns {
    private final StructType schema;
    private final Optional<StructType> metadata;
    private final Supplier<FitsSource> source;

    private FitsTable(StructType schema, Optional<StructType> metadata, Supplier<FitsSource> source) {
        this.schema = schema;
        this.metadata = metadata;
        this.source = source;
    }

    static FitsTable of(FitsSource source) {
        return new FitsTable(source.columns().schema(), source.columns().metadata(), () -> source);
    }

    /**
     * A table whose schema was given; that the files have it is checked when they are read.
     *
     * @param ofTables whether rows are those of tables, not of headers
     */
    static FitsTable withSchema(StructType schema, boolean ofTables, Supplier<FitsSource> open) {
        return new FitsTable(
                SparkSchemas.asNullable(schema), DatasetColumns.metadata(schema, ofTables), new OpenedOnce(open));
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
    public MetadataColumn[] metadataColumns() {
        return metadata.map(type -> new MetadataColumn[] {new SourceColumn(type)})
                .orElseGet(() -> new MetadataColumn[0]);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        FitsSource opened = source.get();
        SparkSchemas.requireColumns(schema, opened.columns().schema(), opened.firstFile());
        return opened.scans().apply(schema);
    }

    /** Where rows come from. */
    private record SourceColumn(DataType dataType) implements MetadataColumn {
        @Override
        public String name() {
            return DatasetColumns.METADATA;
        }

        @Override
        public boolean isNullable() {
            return false;
        }

        @Override
        public String comment() {
            return "file, HDU and row that a row comes from";
        }
    }

    /** Opens a dataset when it is first needed. */
    private static final class OpenedOnce implements Supplier<FitsSource> {
        private final Supplier<FitsSource> open;
        private FitsSource opened;

        OpenedOnce(Supplier<FitsSource> open) {
            this.open = open;
        }

        @Override
        public synchronized FitsSource get() {
            if (opened == null) {
                opened = open.get();
            }
            return opened;
        }
    }
}
