// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Optional;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableSchema;

/** How far descriptors of 32 bits reach in the heap of the table before it is compressed. */
record HeapReach(TableSchema schema, long narrowLimit) {

    /**
     * The columns for a heap: with Q for those that were left open, if it is too long for P.
     *
     * @param row that the heap ends with, for messages
     * @throws FitsWriteException if a column is bound to be P
     */
    TableSchema forHeap(long heapBytes, long row) throws IOException {
        if (heapBytes <= narrowLimit) {
            return schema;
        }
        TableSchema wide = schema.widened();
        Optional<Column> narrow =
                wide.columns().stream().filter(CellHeap::isNarrow).findFirst();
        if (narrow.isPresent()) {
            throw FitsWriteException.of("the heap grows beyond what the 32 bits of format "
                            + narrow.get().form().text() + " reach; make it Q, or leave open which it is")
                    .column(narrow.get().name())
                    .row(row)
                    .build();
        }
        return wide;
    }
}
