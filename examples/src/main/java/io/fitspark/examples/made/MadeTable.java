// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.util.List;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.TableOptions;

/**
 * A table with its values, and how it is written.
 *
 * @param kind BINTABLE, TABLE or ZTABLE
 * @param rows all of them, those that are appended later included
 * @param written rows that are written at first
 * @param counted whether the writer is told how many these are
 * @param batch most rows of a batch
 * @param lent whether batches are arrays that are lent, not made row by row
 */
record MadeTable(
        String kind,
        List<MadeColumn> columns,
        List<MadeCard> cards,
        int rows,
        int written,
        boolean counted,
        int batch,
        boolean lent,
        TableOptions options) {

    TableSchema schema() throws FitsWriteException {
        return TableSchema.of(columns.stream().map(MadeColumn::spec).toList());
    }

    Feeder feeder() throws FitsWriteException {
        return lent ? new ArrayFeeder(schema(), columns) : new RowFeeder(schema(), columns);
    }

    /** The options for the rows that are written at first. */
    TableOptions optionsAtFirst() {
        return counted ? options.withRows(written) : options;
    }

    boolean compressed() {
        return kind.equals("ZTABLE");
    }
}
