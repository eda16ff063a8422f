// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.SupportsDynamicOverwrite;
import org.apache.spark.sql.connector.write.SupportsOverwriteV2;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.SqlErrors;
import io.fitspark.connector.WriteErrors;
import io.fitspark.connector.commit.Layout;
import io.fitspark.connector.commit.LeaseTimes;
import io.fitspark.connector.commit.SingleFile;
import io.fitspark.connector.commit.WriteMode;
import io.fitspark.connector.commit.WriteSettings;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.SessionDefaults;
import io.fitspark.connector.options.SortKey;
import io.fitspark.connector.options.WriteCompression;
import io.fitspark.connector.options.WriteOptions;
import io.fitspark.connector.plan.Condition;
import io.fitspark.connector.plan.PartitionChoice;
import io.fitspark.connector.plan.SourceHeader;
import io.fitspark.connector.schema.ConstantType;
import io.fitspark.connector.schema.OutputField;
import io.fitspark.connector.schema.OutputSchema;
import io.fitspark.connector.schema.ScanColumn;
import io.fitspark.connector.write.TablePlan;
import io.fitspark.spark.read.Conditions;
import io.fitspark.spark.read.SessionSettings;
import io.fitspark.spark.schema.ConstantTypes;
import io.fitspark.spark.schema.OutputTypes;

/** Checks what a query wants to write, before any task starts. Lives on the driver. */
public final class FitsWriteBuilder implements WriteBuilder, SupportsOverwriteV2, SupportsDynamicOverwrite {
    /** Where a new file has its table. */
    public static final int NEW_TABLE = 1;

    private final LogicalWriteInfo info;
    private final WriteTarget target;
    private final int hdu;
    private WriteMode mode;
    private List<Condition> chosen = List.of();

    public FitsWriteBuilder(LogicalWriteInfo info, WriteTarget target) {
        this(info, target, NEW_TABLE);
    }

    /** @param hdu where readers look for the table in each file, unless they find it by its name */
    public FitsWriteBuilder(LogicalWriteInfo info, WriteTarget target, int hdu) {
        this.info = info;
        this.target = target;
        this.hdu = hdu;
        this.mode = target.mode();
    }

    @Override
    public WriteBuilder truncate() {
        mode = WriteMode.OVERWRITE;
        return this;
    }

    @Override
    public WriteBuilder overwriteDynamicPartitions() {
        mode = WriteMode.OVERWRITE_PARTITIONS;
        return this;
    }

    /** Whether the predicates are on partition columns only, so that each file is replaced or stays. */
    @Override
    public boolean canOverwrite(Predicate[] predicates) {
        return new Conditions(this::partitionColumn).split(predicates).left().isEmpty();
    }

    @Override
    public WriteBuilder overwrite(Predicate[] predicates) {
        mode = WriteMode.OVERWRITE_CHOSEN;
        chosen = new Conditions(this::partitionColumn).split(predicates).conditions();
        return this;
    }

    private Optional<ScanColumn> partitionColumn(String[] name) {
        int at = name.length == 1 ? target.partitionColumns().indexOf(name[0]) : -1;
        return at < 0 || partitionType(name[0]).isEmpty()
                ? Optional.empty()
                : Optional.of(new ScanColumn.OfPartition(at));
    }

    private Optional<ConstantType> partitionType(String column) {
        return ConstantTypes.from(info.schema().apply(column).dataType());
    }

    @Override
    public Write build() {
        SessionSettings session = SessionSettings.active();
        WriteOptions asked = WriteOptions.parse(options());
        Configuration configuration = session.hadoopConfiguration();
        asked.hadoop()
                .forEach((key, value) -> configuration.set(
                        key.startsWith("spark.hadoop.") ? key.substring("spark.hadoop.".length()) : key, value));
        try {
            WriteOptions options = asked.forTarget(isFile(configuration));
            return new FitsWrite(plan(options, configuration, session.defaults()), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Those of the table, and those of the query on top. */
    private Map<String, String> options() {
        Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        options.putAll(target.options());
        options.putAll(info.options().asCaseSensitiveMap());
        options.put("path", target.path());
        return options;
    }

    private boolean isFile(Configuration configuration) throws IOException {
        Path path = new Path(target.path());
        try {
            FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
            return status.isFile();
        } catch (java.io.FileNotFoundException e) {
            return false;
        }
    }

    private WritePlan plan(WriteOptions options, Configuration configuration, SessionDefaults session)
            throws IOException {
        StructType schema = info.schema();
        PartitionValues partitions =
                PartitionValues.of(schema, target.partitionColumns(), session.caseSensitive(), session.zone());
        boolean single = options.layout() == io.fitspark.connector.options.Layout.SINGLE;
        if (single && !partitions.isEmpty()) {
            throw WriteErrors.columns(
                    "A single file cannot be partitioned by " + String.join(", ", target.partitionColumns()),
                    "Write a directory: set layout=directory, or choose a path that does not end in .fits.");
        }
        if (!single && hdu != NEW_TABLE && (mode == WriteMode.APPEND || mode.ofPartitions())) {
            throw SqlErrors.otherHdu(target.path(), hdu);
        }
        if (single && options.table().maxRecordsPerFile() > 0) {
            throw WriteErrors.columns(
                    "maxRecordsPerFile has no meaning for a single file", "Write a directory, or leave it out.");
        }
        List<StructField> stored = new ArrayList<>();
        List<Integer> ordinals = new ArrayList<>();
        for (int i = 0; i < schema.length(); i++) {
            if (!partitions.has(i)) {
                stored.add(schema.fields()[i]);
                ordinals.add(i);
            }
        }
        List<OutputField> fields = OutputTypes.of(new StructType(stored.toArray(StructField[]::new)));
        byte[] inherited = options.headerFrom() == null ? null : SourceHeader.read(options.headerFrom(), configuration);
        TablePlan table = new TablePlan(
                OutputSchema.of(fields, options.compression() == WriteCompression.ZTABLE),
                options.table(),
                inherited,
                options.txnId());
        table.check();
        return new WritePlan(
                options.path(),
                table,
                replacing(settings(options, table, configuration), configuration, session.zone()),
                ordinals.stream().mapToInt(Integer::intValue).toArray(),
                partitions,
                sortKeys(options, schema, session.caseSensitive()),
                options.rowOrder());
    }

    private WriteSettings replacing(WriteSettings settings, Configuration configuration, ZoneId zone)
            throws IOException {
        if (mode != WriteMode.OVERWRITE_CHOSEN) {
            return settings;
        }
        List<ConstantType> types = target.partitionColumns().stream()
                .map(name -> partitionType(name).orElse(ConstantType.STRING))
                .toList();
        Path path = new Path(target.path());
        return settings.withReplaced(
                new PartitionChoice(path.getFileSystem(configuration).makeQualified(path), types, zone, chosen));
    }

    private WriteSettings settings(WriteOptions options, TablePlan table, Configuration configuration)
            throws IOException {
        Layout layout = Layout.valueOf(options.layout().name());
        HduSelector hdu = options.hdu() instanceof HduSelector.FirstTable ? null : options.hdu();
        return new WriteSettings(
                layout,
                mode == WriteMode.OVERWRITE_CHOSEN ? WriteMode.OVERWRITE : mode,
                options.compression().suffix(),
                options.txnId(),
                options.stagingDir(),
                LeaseTimes.of(configuration),
                new SingleFile(hdu, options.overwriteScope(), table.tableOptions()),
                null);
    }

    private static List<SortKey> sortKeys(WriteOptions options, StructType schema, boolean caseSensitive) {
        List<String> names = Arrays.asList(schema.fieldNames());
        for (SortKey key : options.sortBy()) {
            boolean known = names.stream()
                    .anyMatch(name -> caseSensitive
                            ? name.equals(key.column())
                            : name.toLowerCase(Locale.ROOT).equals(key.column().toLowerCase(Locale.ROOT)));
            if (!known) {
                throw WriteErrors.columns(
                        "There is no column '" + key.column() + "' to sort by",
                        "The columns are " + String.join(", ", names) + ".");
            }
        }
        return options.sortBy();
    }
}
