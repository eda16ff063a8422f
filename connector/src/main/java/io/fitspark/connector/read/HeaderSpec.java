// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.options.View;
import io.fitspark.connector.plan.Condition;
import io.fitspark.connector.plan.HeaderColumns;
import io.fitspark.connector.plan.HeaderDataset;
import io.fitspark.connector.plan.Lookup;
import io.fitspark.connector.schema.ScanColumn;

/**
 * What all tasks that show headers have in common.
 *
 * @param columns the asked columns
 * @param conditions what must hold for an HDU to be shown
 * @param limit rows after which a task may end
 */
public record HeaderSpec(
        View view,
        Lookup lookup,
        HeaderColumns headers,
        List<ScanColumn> columns,
        List<Condition> conditions,
        long limit)
        implements Serializable {
    public HeaderSpec {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
    }

    /** What a dataset's tasks need. */
    public static HeaderSpec of(
            HeaderDataset dataset, List<ScanColumn> columns, List<Condition> conditions, long limit) {
        return new HeaderSpec(dataset.view(), dataset.lookup(), dataset.headerColumns(), columns, conditions, limit);
    }
}
