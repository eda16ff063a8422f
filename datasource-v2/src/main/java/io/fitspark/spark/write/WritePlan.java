// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.util.List;

import io.fitspark.connector.commit.WriteSettings;
import io.fitspark.connector.options.RowOrder;
import io.fitspark.connector.options.SortKey;
import io.fitspark.connector.write.Staging;
import io.fitspark.connector.write.TablePlan;
import io.fitspark.connector.write.WholeTable;

/**
 * A write whose columns and options were checked. Lives on the driver.
 *
 * @param path of the file or directory
 * @param ordinals where in the rows the columns of the table are
 */
record WritePlan(
        String path,
        TablePlan table,
        WriteSettings settings,
        int[] ordinals,
        PartitionValues partitions,
        List<SortKey> sortBy,
        RowOrder rowOrder) {

    /** How tasks keep rows that become part of one file. */
    Staging staging() {
        long asked = table.settings().tileRows();
        return new Staging(
                rowOrder == RowOrder.RELAXED && table.schema().tiled(),
                asked > 0 ? asked : WholeTable.tileRows(table.schema()));
    }
}
