// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.util.Objects;

import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.write.TablePlan;

/**
 * How the rows of several tasks come into one file.
 *
 * @param plan what the tasks were told
 * @param jobs where the work is done
 * @param temporary where files are made for stores that are not local
 * @param fitted whether they were told what fits the table of the target, behind whose rows theirs come
 * @param narrowLimit bytes of heap that descriptors of 32 bits reach
 */
public record RowAssembly(
        TablePlan plan, WorkJobs jobs, TemporaryDirectory temporary, boolean fitted, long narrowLimit) {
    public RowAssembly {
        Objects.requireNonNull(plan.staging(), "the tasks were not told to stage rows");
    }

    public RowAssembly(TablePlan plan, WorkJobs jobs, TemporaryDirectory temporary, boolean fitted) {
        this(plan, jobs, temporary, fitted, Integer.MAX_VALUE);
    }
}
