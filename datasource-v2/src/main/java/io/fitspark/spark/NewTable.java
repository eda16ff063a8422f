// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.connector.catalog.StagedTable;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructType;

import io.fitspark.spark.write.FitsWriteBuilder;
import io.fitspark.spark.write.WriteTarget;

/** What a query is about to create or to replace: it takes any columns. Lives on the driver. */
final class NewTable implements StagedTable, SupportsWrite {
    private final StructType schema;
    private final WriteTarget target;
    private boolean written;

    NewTable(StructType schema, WriteTarget target) {
        this.schema = schema;
        this.target = target;
    }

    @Override
    public String name() {
        return target.path();
    }

    /** Deprecated since there are default values of columns, but abstract in Spark 3.5. */
    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
        return schema;
    }

    @Override
    public Transform[] partitioning() {
        return Partitioning.transforms(target.partitionColumns());
    }

    @Override
    public Map<String, String> properties() {
        return Map.of();
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_WRITE, TableCapability.TRUNCATE, TableCapability.ACCEPT_ANY_SCHEMA);
    }

    @Override
    public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
        written = true;
        return new FitsWriteBuilder(info, target);
    }

    /** The commit of the write has made the rows visible already; without a query, a table without rows is written here. */
    @Override
    public void commitStagedChanges() {
        if (!written) {
            DirectTarget.writeNoRows(this);
        }
    }

    /** The write has removed what it wrote already. */
    @Override
    public void abortStagedChanges() {
        written = false;
    }
}
