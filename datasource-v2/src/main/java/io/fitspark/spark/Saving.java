// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.SqlErrors;
import io.fitspark.connector.commit.WriteMode;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.options.StringArray;
import io.fitspark.connector.storage.PathState;
import io.fitspark.spark.read.SessionSettings;
import io.fitspark.spark.write.WriteTarget;

/** {@code df.write.format("fits").mode(...).save(path)}: what each mode does with what is at the path. Runs on the driver. */
final class Saving {
    /** Where Spark puts what partitionBy says. */
    private static final String PARTITION_COLUMNS = "__partition_columns";

    private static final String OVERWRITE_MODE = "partitionOverwriteMode";

    private final Dataset<Row> rows;
    private final Map<String, String> options;
    private final String path;
    private final List<String> partitionColumns;
    private final boolean dynamic;

    /** @param given options of the write */
    Saving(Dataset<Row> rows, Map<String, String> given) {
        SessionSettings session = SessionSettings.active();
        this.rows = rows;
        this.options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        options.putAll(session.sourceOptions());
        options.putAll(given);
        this.path = options.get(OnePath.PATH);
        if (path == null || path.isBlank()) {
            throw FitsErrors.pathMissing();
        }
        String columns = options.remove(PARTITION_COLUMNS);
        this.partitionColumns = columns == null
                ? List.of()
                : StringArray.parse(columns).stream().map(Saving::unquoted).toList();
        this.dynamic = session.overwritesDynamically(options.remove(OVERWRITE_MODE));
    }

    /** Names that are no plain words have to be quoted in partitionBy: Spark parses them for sources of the second generation. */
    private static String unquoted(String name) {
        boolean quoted = name.length() > 2 && name.startsWith("`") && name.endsWith("`");
        return quoted ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }

    void save(SaveMode mode) {
        PathState state = OnePath.state(path, options);
        switch (mode) {
            case ErrorIfExists -> {
                if (state != PathState.ABSENT) {
                    throw SqlErrors.pathExists(path);
                }
                create(WriteMode.CREATE);
            }
            case Ignore -> {
                if (state == PathState.ABSENT) {
                    create(WriteMode.CREATE);
                }
            }
            case Append -> {
                if (state.hasFiles()) {
                    addTo(WriteMode.APPEND);
                } else {
                    create(WriteMode.APPEND);
                }
            }
            case Overwrite -> {
                boolean someStay = dynamic && !partitionColumns.isEmpty() && state == PathState.DIRECTORY;
                if (someStay) {
                    addTo(WriteMode.OVERWRITE_PARTITIONS);
                } else {
                    create(WriteMode.OVERWRITE);
                }
            }
        }
    }

    private void create(WriteMode mode) {
        DirectTarget.write(rows, new NewTable(rows.schema(), new WriteTarget(path, options, partitionColumns, mode)));
    }

    private void addTo(WriteMode mode) {
        CaseInsensitiveStringMap read = new CaseInsensitiveStringMap(ReadOptions.among(options));
        FitsTable table = FitsTable.of(FitsSource.open(read), read).forRows();
        if (!partitionColumns.isEmpty() && !partitionColumns.equals(table.partitionColumns())) {
            throw SqlErrors.otherPartitioning(path, partitionColumns, table.partitionColumns());
        }
        DirectTarget.write(rows, new Existing(table, mode, options));
    }

    /** A table that gets rows in the way that was decided before. */
    private record Existing(FitsTable table, WriteMode mode, Map<String, String> options) implements SupportsWrite {
        @Override
        public String name() {
            return options.get(OnePath.PATH);
        }

        /** Deprecated since there are default values of columns, but abstract in Spark 3.5. */
        @Override
        @SuppressWarnings("deprecation")
        public StructType schema() {
            return table.schema();
        }

        @Override
        public Set<TableCapability> capabilities() {
            return Set.of(TableCapability.BATCH_WRITE);
        }

        @Override
        public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
            return table.newWriteBuilder(info, mode, options);
        }
    }
}
