// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.HeaderDataset;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.schema.ConstantField;
import io.fitspark.connector.schema.FitsField;
import io.fitspark.connector.schema.HeaderField;
import io.fitspark.connector.schema.MetadataField;
import io.fitspark.connector.schema.ScanColumn;

/** The columns of a dataset as Spark sees them, and what each stands for. Lives on the driver. */
public final class DatasetColumns {
    /** The hidden column that says where a row comes from. */
    public static final String METADATA = "_metadata";

    private final StructType schema;
    private final Map<String, ScanColumn> byName = new HashMap<>();
    private final boolean rowIndex;
    private final boolean ofTables;

    private DatasetColumns(List<StructField> fields, List<ScanColumn> columns, boolean rowIndex, boolean ofTables) {
        this.schema = new StructType(fields.toArray(StructField[]::new));
        this.rowIndex = rowIndex;
        this.ofTables = ofTables;
        for (int i = 0; i < fields.size(); i++) {
            byName.put(fields.get(i).name(), columns.get(i));
        }
    }

    public static DatasetColumns of(TableDataset dataset) {
        List<StructField> fields = new ArrayList<>();
        List<ScanColumn> columns = new ArrayList<>();
        for (FitsField field : dataset.schema().fields()) {
            columns.add(new ScanColumn.OfTable(fields.size()));
            fields.add(SparkSchemas.field(field));
        }
        addConstants(dataset.constants(), fields, columns);
        return new DatasetColumns(fields, columns, true, !dataset.isOfImages());
    }

    public static DatasetColumns of(HeaderDataset dataset) {
        List<StructField> fields = new ArrayList<>();
        List<ScanColumn> columns = new ArrayList<>();
        for (HeaderField field : HeaderField.of(dataset.view())) {
            columns.add(new ScanColumn.OfHeaderView(field));
            fields.add(nullable(field.key(), ConstantTypes.of(field.type())));
        }
        addConstants(dataset.constants(), fields, columns);
        return new DatasetColumns(fields, columns, false, false);
    }

    private static void addConstants(
            List<ConstantField> constants, List<StructField> fields, List<ScanColumn> columns) {
        for (ConstantField constant : constants) {
            columns.add(constant.column());
            fields.add(nullable(constant.name(), ConstantTypes.of(constant.type())));
        }
    }

    private static StructField nullable(String name, DataType type) {
        return new StructField(name, type, true, Metadata.empty());
    }

    public StructType schema() {
        return schema;
    }

    /** The type of {@link #METADATA}; empty if the files have a column of that name, which then is meant. */
    public Optional<StructType> metadata() {
        return metadata(schema, rowIndex);
    }

    /** The same for a schema. @param rowIndex whether rows are those of tables */
    public static Optional<StructType> metadata(StructType schema, boolean rowIndex) {
        return Arrays.asList(schema.fieldNames()).contains(METADATA)
                ? Optional.empty()
                : Optional.of(metadataType(rowIndex));
    }

    private static StructType metadataType(boolean rowIndex) {
        List<StructField> fields = new ArrayList<>();
        for (MetadataField field : MetadataField.values()) {
            if (rowIndex || field != MetadataField.ROW_INDEX) {
                fields.add(new StructField(field.key(), ConstantTypes.of(field.type()), false, Metadata.empty()));
            }
        }
        return new StructType(fields.toArray(StructField[]::new));
    }

    /** Names of the columns whose values are those of directories, in the order of these. */
    public List<String> partitionColumns() {
        return Arrays.stream(schema.fieldNames())
                .filter(name -> byName.get(name) instanceof ScanColumn.OfPartition)
                .toList();
    }

    /** Whether every column is one of the tables or of directories. */
    public boolean isWritable() {
        return ofTables
                && byName.values().stream()
                        .allMatch(column ->
                                column instanceof ScanColumn.OfTable || column instanceof ScanColumn.OfPartition);
    }

    /** What required columns stand for; {@link #METADATA} counts as its fields, one after another. */
    public List<ScanColumn> columns(StructType required) {
        List<ScanColumn> columns = new ArrayList<>();
        for (StructField field : required.fields()) {
            if (isMetadata(field)) {
                for (StructField part : ((StructType) field.dataType()).fields()) {
                    columns.add(metadataField(part.name()).orElseThrow());
                }
            } else {
                columns.add(Objects.requireNonNull(byName.get(field.name()), field.name()));
            }
        }
        return columns;
    }

    private boolean isMetadata(StructField field) {
        return field.name().equals(METADATA) && !byName.containsKey(METADATA);
    }

    /** What a name in a condition stands for; empty for columns of tables, whose values differ from row to row. */
    public Optional<ScanColumn> constant(String[] name) {
        if (name.length == 1) {
            return Optional.ofNullable(byName.get(name[0])).filter(DatasetColumns::isConstant);
        }
        return name.length == 2 && name[0].equals(METADATA) && !byName.containsKey(METADATA)
                ? metadataField(name[1]).filter(DatasetColumns::isConstant)
                : Optional.empty();
    }

    private static boolean isConstant(ScanColumn column) {
        return column instanceof ScanColumn.OfHeader
                || column instanceof ScanColumn.OfPartition
                || (column instanceof ScanColumn.OfFile file && file.field() != MetadataField.ROW_INDEX);
    }

    private static Optional<ScanColumn> metadataField(String key) {
        for (MetadataField field : MetadataField.values()) {
            if (field.key().equals(key)) {
                return Optional.of(new ScanColumn.OfFile(field));
            }
        }
        return Optional.empty();
    }
}
