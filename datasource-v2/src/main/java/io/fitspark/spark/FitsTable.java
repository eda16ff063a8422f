// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

import io.fitspark.connector.commit.WriteMode;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.spark.schema.DatasetColumns;
import io.fitspark.spark.schema.SparkSchemas;
import io.fitspark.spark.write.FitsWriteBuilder;
import io.fitspark.spark.write.WriteTarget;

/** FITS files as a table of Spark. Lives on the driver. */
public final class FitsTable implements Table, SupportsRead, SupportsWrite, SupportsMetadataColumns {
    private final String name;
    private final CaseInsensitiveStringMap options;
    private final Map<String, String> writeOptions;
    private final Columns columns;
    private final boolean writable;
    private final Supplier<FitsSource> source;
    private Map<String, String> properties;

    private FitsTable(
            String name,
            CaseInsensitiveStringMap options,
            Map<String, String> writeOptions,
            Columns columns,
            boolean writable,
            Supplier<FitsSource> source) {
        this.name = name;
        this.options = options;
        this.writeOptions = writeOptions;
        this.columns = columns;
        this.writable = writable;
        this.source = source;
    }

    /** Files that were opened for a read. */
    static FitsTable of(FitsSource source, CaseInsensitiveStringMap options) {
        return new FitsTable(
                "fits",
                options,
                options,
                new Columns(
                        source.columns().schema(),
                        source.columns().metadata(),
                        source.columns().partitionColumns()),
                OnePath.isMeant(options) && source.columns().isWritable(),
                () -> source);
    }

    /**
     * A table whose schema was given; that the files have it is checked when they are read.
     *
     * @param ofTables whether rows are those of tables, not of headers
     * @param stored whether the schema is that of a table in Spark's own catalog, rather than one given for a read
     */
    static FitsTable withSchema(
            StructType schema,
            List<String> partitionColumns,
            boolean ofTables,
            boolean stored,
            CaseInsensitiveStringMap options) {
        return new FitsTable(
                "fits",
                options,
                options,
                new Columns(
                        SparkSchemas.asNullable(schema), DatasetColumns.metadata(schema, ofTables), partitionColumns),
                stored && OnePath.isMeant(options),
                new OpenedOnce(() -> FitsSource.open(options)));
    }

    /**
     * Opens what a catalog names. As options may come with the query, columns are nullable where these can make nulls.
     *
     * @param all options of reads and of writes, with the path
     */
    static FitsTable inCatalog(String name, Map<String, String> all) {
        CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(ReadOptions.among(all));
        FitsSource source = FitsSource.open(options);
        return new FitsTable(
                name,
                options,
                all,
                new Columns(
                        SparkSchemas.nullableByOption(source.columns().schema()),
                        source.columns().metadata(),
                        source.columns().partitionColumns()),
                OnePath.isMeant(options) && source.columns().isWritable(),
                () -> source);
    }

    /** The same table as one that rows are written to: new ones may have nulls where there were none so far. */
    FitsTable forRows() {
        return new FitsTable(
                name,
                options,
                writeOptions,
                new Columns(SparkSchemas.asNullable(columns.schema()), columns.metadata(), columns.partition()),
                writable,
                source);
    }

    @Override
    public String name() {
        return name;
    }

    /** Deprecated since there are default values of columns, but abstract in Spark 3.5. */
    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
        return columns.schema();
    }

    @Override
    public Transform[] partitioning() {
        return Partitioning.transforms(columns.partition());
    }

    public List<String> partitionColumns() {
        return columns.partition();
    }

    /** What DESCRIBE TABLE EXTENDED and SHOW TBLPROPERTIES tell: the header, read when it is first asked for. */
    @Override
    public synchronized Map<String, String> properties() {
        if (properties == null) {
            Map<String, String> found = new TreeMap<>();
            String path = options.get(OnePath.PATH);
            if (OnePath.isMeant(options) && OnePath.state(path, options).hasFiles()) {
                source.get().cards().get().forEach((keyword, value) -> found.put("header." + keyword, value));
                found.put(TableCatalog.PROP_PROVIDER, "fits");
                found.put(TableCatalog.PROP_LOCATION, path);
            }
            properties = Map.copyOf(found);
        }
        return properties;
    }

    @Override
    public Set<TableCapability> capabilities() {
        EnumSet<TableCapability> capabilities = EnumSet.of(TableCapability.BATCH_READ);
        if (writable) {
            capabilities.add(TableCapability.BATCH_WRITE);
            capabilities.add(TableCapability.TRUNCATE);
            if (!columns.partition().isEmpty()) {
                capabilities.add(TableCapability.OVERWRITE_DYNAMIC);
                capabilities.add(TableCapability.OVERWRITE_BY_FILTER);
            }
        }
        return capabilities;
    }

    @Override
    public MetadataColumn[] metadataColumns() {
        return columns.metadata()
                .map(type -> new MetadataColumn[] {new SourceColumn(type)})
                .orElseGet(() -> new MetadataColumn[0]);
    }

    /** @param asked of the query; they go before those of the table */
    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap asked) {
        FitsSource opened = opened(asked);
        SparkSchemas.requireColumns(columns.schema(), opened.columns().schema(), opened.firstFile());
        SparkSchemas.requireNullability(columns.schema(), opened.columns().schema());
        return opened.scans().apply(columns.schema());
    }

    private FitsSource opened(CaseInsensitiveStringMap asked) {
        Map<String, String> merged = new HashMap<>(options);
        merged.putAll(asked);
        return merged.equals(new HashMap<>(options))
                ? source.get()
                : FitsSource.open(new CaseInsensitiveStringMap(merged));
    }

    @Override
    public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
        return newWriteBuilder(info, WriteMode.APPEND, Map.of());
    }

    /**
     * New rows are written as those that are there already: in a table of the same name, their columns described alike.
     *
     * @param more options that go before those of the table
     */
    WriteBuilder newWriteBuilder(LogicalWriteInfo info, WriteMode mode, Map<String, String> more) {
        String path = options.get(OnePath.PATH);
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> directories = columns.partition();
        int hdu = FitsWriteBuilder.NEW_TABLE;
        if (OnePath.state(path, options).hasFiles()) {
            if (source.get().selector() instanceof HduSelector.ByName byName) {
                all.put("extname", byName.extname());
                if (byName.extver() != null) {
                    all.put("extver", byName.extver().toString());
                }
            } else if (source.get().selector() instanceof HduSelector.ByIndex byIndex) {
                hdu = byIndex.index();
            }
            directories = source.get().columns().partitionColumns();
        }
        all.putAll(writeOptions);
        all.putAll(more);
        return new FitsWriteBuilder(
                new DescribedRows(info, columns.schema()), new WriteTarget(path, all, directories, mode), hdu);
    }

    /**
     * What Spark is told of the columns.
     *
     * @param metadata type of the hidden column; empty if there is none
     * @param partition names of those that are directories
     */
    private record Columns(StructType schema, Optional<StructType> metadata, List<String> partition) {}

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
