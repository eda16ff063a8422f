// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Writes a frame to a table that no catalog names. Spark finds the table here by a key in place of the path, for as long as the write
 * takes. Lives on the driver.
 */
public final class DirectTarget implements TableProvider {
    private static final Map<String, Table> TABLES = new ConcurrentHashMap<>();

    /** Spark matches the columns by name, as it does whenever rows are added to a table. */
    static void write(Dataset<Row> rows, Table table) {
        String key = UUID.randomUUID().toString();
        TABLES.put(key, table);
        try {
            rows.write()
                    .format(DirectTarget.class.getName())
                    .mode(SaveMode.Append)
                    .save(key);
        } finally {
            TABLES.remove(key);
        }
    }

    @SuppressWarnings("deprecation") // abstract in Spark 3.5
    static void writeNoRows(Table table) {
        write(SparkSession.active().createDataFrame(List.of(), table.schema()), table);
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        throw new UnsupportedOperationException("the schema is that of the rows");
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        Table table = TABLES.get(properties.get("path"));
        if (table == null) {
            throw new IllegalStateException("for fitspark's own use: write format \"fits\"");
        }
        return table;
    }

    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }
}
