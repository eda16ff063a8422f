// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.distributions.Distribution;
import org.apache.spark.sql.connector.distributions.Distributions;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.SortDirection;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.RequiresDistributionAndOrdering;
import org.apache.spark.sql.connector.write.Write;

import io.fitspark.connector.commit.Layout;
import io.fitspark.connector.options.SortKey;
import io.fitspark.spark.metrics.WriteMetrics;

/**
 * A write to FITS files. The rows of a task are sorted by the columns that make directories, so that it writes one file at a time, and by those
 * that the user named. Nothing is moved between tasks, but for a single file that is to be sorted as a whole.
 */
final class FitsWrite implements Write, RequiresDistributionAndOrdering {
    private final WritePlan plan;
    private final Configuration configuration;
    private FitsBatchWrite batch;

    FitsWrite(WritePlan plan, Configuration configuration) {
        this.plan = plan;
        this.configuration = configuration;
    }

    @Override
    public String description() {
        return "fits " + plan.path() + " (" + plan.settings().mode().name().toLowerCase(Locale.ROOT) + ", layout="
                + plan.settings().layout().name().toLowerCase(Locale.ROOT) + ", compression="
                + (plan.table().schema().tiled() ? "ztable)" : "none)");
    }

    @Override
    public Distribution requiredDistribution() {
        boolean sorted =
                plan.settings().layout() == Layout.SINGLE && !plan.sortBy().isEmpty();
        return sorted ? Distributions.ordered(requiredOrdering()) : Distributions.unspecified();
    }

    @Override
    public SortOrder[] requiredOrdering() {
        List<SortOrder> order = new ArrayList<>();
        for (String name : plan.partitions().names()) {
            order.add(Expressions.sort(column(name), SortDirection.ASCENDING));
        }
        for (SortKey key : plan.sortBy()) {
            order.add(Expressions.sort(
                    column(key.column()), key.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING));
        }
        return order.toArray(SortOrder[]::new);
    }

    private static NamedReference column(String name) {
        return Expressions.column("`" + name.replace("`", "``") + "`");
    }

    @Override
    public BatchWrite toBatch() {
        batch = new FitsBatchWrite(plan, configuration);
        return batch;
    }

    @Override
    public CustomMetric[] supportedCustomMetrics() {
        return WriteMetrics.supported();
    }

    /** Asked for since Spark 4.0, after the commit; there was no such method before. */
    public CustomTaskMetric[] reportDriverMetrics() {
        return batch == null ? new CustomTaskMetric[0] : WriteMetrics.ofDriver(batch.untold());
    }
}
