// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.schema.ExpectedColumns;
import io.fitspark.fits.FitsLimits;

/**
 * What all tasks of a scan have in common.
 *
 * @param columns indexes of the asked columns among the expected ones; none if only rows count
 * @param limit rows after which a task may end
 * @param verifyChecksum whether the task that has the first rows of a table compares the table with its DATASUM and CHECKSUM before
 */
public record ReadSpec(
        ExpectedColumns expected,
        List<Integer> columns,
        NumberAccess access,
        long limit,
        FitsLimits limits,
        boolean verifyChecksum)
        implements Serializable {
    public ReadSpec {
        columns = List.copyOf(columns);
    }

    /** One that does not verify. */
    public ReadSpec(
            ExpectedColumns expected, List<Integer> columns, NumberAccess access, long limit, FitsLimits limits) {
        this(expected, columns, access, limit, limits, false);
    }

    public ReadSpec withVerifyChecksum(boolean verify) {
        return new ReadSpec(expected, columns, access, limit, limits, verify);
    }
}
