// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.options.Tolerance;
import io.fitspark.connector.plan.BlockSample;
import io.fitspark.connector.plan.Condition;
import io.fitspark.connector.plan.HeaderColumns;
import io.fitspark.connector.plan.Lookup;
import io.fitspark.connector.plan.RowSpan;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.schema.ConstantType;
import io.fitspark.connector.schema.ExpectedColumns;
import io.fitspark.connector.schema.ScanColumn;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.table.TableLayout;

/**
 * What all tasks of a scan have in common.
 *
 * @param lookup what is looked for in files that planning did not open
 * @param partitionTypes of the partition columns
 * @param columns the asked columns; none if only rows count
 * @param conditions what must hold for a file or HDU to be read
 * @param sample which blocks of rows are read; null for all
 * @param limit rows after which a task may end
 * @param verifyChecksum whether the task that has the first rows of a table compares the table with its DATASUM and CHECKSUM before
 */
public record ReadSpec(
        Lookup lookup,
        ExpectedColumns expected,
        HeaderColumns headers,
        List<ConstantType> partitionTypes,
        List<ScanColumn> columns,
        List<Condition> conditions,
        BlockSample sample,
        NumberAccess access,
        long limit,
        boolean verifyChecksum)
        implements Serializable {
    public ReadSpec {
        partitionTypes = List.copyOf(partitionTypes);
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
    }

    /** What a request needs of a dataset's tasks. */
    public static ReadSpec of(TableDataset dataset, ScanRequest request, NumberAccess access) {
        return new ReadSpec(
                dataset.lookup(),
                dataset.expectedColumns(),
                dataset.headerColumns(),
                dataset.constants().stream()
                        .filter(field -> field.column() instanceof ScanColumn.OfPartition)
                        .map(field -> field.type())
                        .toList(),
                request.columns(),
                request.conditions(),
                request.sample(),
                access,
                request.rows().limit(),
                dataset.options().verifyChecksum());
    }

    FitsLimits limits() {
        return lookup.limits();
    }

    Tolerance tolerance() {
        return lookup.tolerance();
    }

    /** Whether the rows of a table need not be read, only counted. */
    boolean rowsOnly() {
        return columns.stream().noneMatch(ScanColumn.OfTable.class::isInstance);
    }

    /** The rows to be read of a table, among some of its rows. */
    List<RowSpan> chosen(TableLayout layout, SourceFile file, RowSpan span) {
        return sample == null ? List.of(span) : sample.spans(layout, file.path(), span);
    }
}
