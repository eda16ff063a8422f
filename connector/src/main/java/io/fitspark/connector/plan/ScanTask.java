// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.fitspark.fits.table.TableLayout;

/** Rows of one file, read by one task. */
public sealed interface ScanTask extends Serializable {
    FileSource source();

    /**
     * Rows of a table or image whose header was read while planning; the task does not look at it again.
     *
     * @param image the rows of an image; null if there is a table
     * @param header values of the header columns; can hold nulls
     */
    record RowRange(FileSource source, TableLayout layout, ImageRows image, List<Object> header, RowSpan span)
            implements ScanTask {
        public RowRange {
            header = header.isEmpty() ? List.of() : Collections.unmodifiableList(new ArrayList<>(header));
        }
    }

    /**
     * Rows of the tables that the task finds for itself, in a file whose header planning did not read, or which can be read
     * from its beginning only.
     *
     * @param span among the rows of all these tables, one table after another
     */
    record WholeFile(FileSource source, RowSpan span) implements ScanTask {
        /** All rows. */
        static final RowSpan ALL = new RowSpan(0, Long.MAX_VALUE);
    }
}
