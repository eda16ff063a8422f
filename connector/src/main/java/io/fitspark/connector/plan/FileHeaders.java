// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * The tables of a file, or why they could not be read.
 *
 * @param tables none if there is no such HDU and that is fine, or the file is passed over
 * @param failure an {@code IOException} or {@code RuntimeException} to be thrown; null if there is none
 */
record FileHeaders(List<TableHeader> tables, Exception failure) implements Serializable {
    static final FileHeaders NONE = new FileHeaders(List.of(), null);

    FileHeaders {
        tables = List.copyOf(tables);
    }

    /** Itself, if all went well. */
    FileHeaders orThrow() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        return this;
    }

    long rows() {
        long rows = 0;
        for (TableHeader table : tables) {
            rows = Math.addExact(rows, table.layout().rows());
        }
        return rows;
    }
}
