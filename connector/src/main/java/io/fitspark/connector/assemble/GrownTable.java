// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.util.List;

import io.fitspark.fits.header.Header;
import io.fitspark.fits.table.Column;

/**
 * A table as it was before it got more rows.
 *
 * @param columns that its header describes
 */
public record GrownTable(Header header, List<Column> columns, long rows) {
    public GrownTable {
        columns = List.copyOf(columns);
    }
}
