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
 * @param inflated whether the whole file is compressed, so that it can be read from its beginning only
 * @param passedOver whether the file could not be read, and the options say to leave it out then
 * @param failure an {@code IOException} or {@code RuntimeException} to be thrown; null if there is none
 */
record FileHeaders(List<TableHeader> tables, boolean inflated, boolean passedOver, Exception failure)
        implements Serializable {
    static final FileHeaders NONE = of(List.of(), false);
    static final FileHeaders PASSED_OVER = new FileHeaders(List.of(), false, true, null);

    FileHeaders {
        tables = List.copyOf(tables);
    }

    static FileHeaders of(List<TableHeader> tables, boolean inflated) {
        return new FileHeaders(tables, inflated, false, null);
    }

    static FileHeaders failed(Exception failure) {
        return new FileHeaders(List.of(), false, false, failure);
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
}
