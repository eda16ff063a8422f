// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.plan.Condition;
import io.fitspark.connector.plan.HeaderDataset;
import io.fitspark.spark.read.Conditions;
import io.fitspark.spark.schema.DatasetColumns;

/** Takes what the optimiser pushes down to a view of headers. Lives on the driver while one query is planned. */
public final class HeaderScanBuilder
        implements SupportsPushDownRequiredColumns, SupportsPushDownV2Filters, SupportsPushDownLimit {
    private final HeaderDataset dataset;
    private final DatasetColumns columns;
    private final List<Predicate> pushed = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private StructType required;
    private OptionalLong limit = OptionalLong.empty();

    /** @param schema the columns of the table, all of which the dataset has */
    public HeaderScanBuilder(HeaderDataset dataset, DatasetColumns columns, StructType schema) {
        this.dataset = dataset;
        this.columns = columns;
        this.required = schema;
    }

    @Override
    public void pruneColumns(StructType requiredSchema) {
        required = requiredSchema;
    }

    @Override
    public Predicate[] pushPredicates(Predicate[] predicates) {
        Conditions.Split split = new Conditions(columns).split(predicates);
        conditions.addAll(split.conditions());
        pushed.addAll(split.understood());
        return split.left().toArray(Predicate[]::new);
    }

    @Override
    public Predicate[] pushedPredicates() {
        return pushed.toArray(Predicate[]::new);
    }

    /** Each task stops after so many rows; Spark still has to cut what they give together. */
    @Override
    public boolean pushLimit(int rows) {
        if (rows < 0) {
            return false;
        }
        limit = OptionalLong.of(rows);
        return true;
    }

    @Override
    public Scan build() {
        return new HeaderScan(dataset, columns, required, List.copyOf(conditions), limit.orElse(Long.MAX_VALUE));
    }
}
