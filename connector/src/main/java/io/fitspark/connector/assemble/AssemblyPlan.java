// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.write.TablePlan;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.TileCodecs;
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

    /** By column, with what it is compressed. */
    List<TableCodec> codecs() {
        Map<String, TableCodec> asked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        asked.putAll(table.settings().codecs());
        return columns.stream()
                .map(column -> asked.containsKey(column.name())
                        ? TileCodecs.chosen(column.tform(), asked.get(column.name()))
                        : TileCodecs.standard(column.tform()))
                .toList();
    }

    TableOptions options() throws IOException {
        return table.partOptions();
    }
}
