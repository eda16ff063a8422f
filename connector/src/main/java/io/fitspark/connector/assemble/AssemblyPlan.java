// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.write.TablePlan;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.TableOptions;

/**
 * What all work items of an assembly know; travels with them.
 *
 * @param table what the tasks were told
 * @param columns of the table that is assembled
 * @param rowBytes of a row of it, when it is not compressed
 */
record AssemblyPlan(
        TablePlan table, List<Column> columns, long rowBytes, PartFiles files, SerializableHadoopConf configuration)
        implements Serializable {

    TableSchema schema() {
        return new TableSchema(columns, rowBytes);
    }

    boolean tiled() {
        return table.schema().tiled();
    }

    long tileRows() {
        return table.staging().tileRows();
    }

    boolean zones() {
        return table.settings().zoneMaps();
    }

    TableOptions options() throws IOException {
        return table.partOptions();
    }
}
