// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.write.OldRows;
import io.fitspark.connector.write.TableFacts;

/**
 * Looks which values that TNULL could be occur in rows.
 *
 * @param columns that need one
 */
record TallyWork(AssemblyPlan plan, List<Integer> columns) implements WorkJobs.Work<ArrayList<Slice>, TableFacts> {
    private static final long serialVersionUID = 1L;

    @Override
    public TableFacts on(ArrayList<Slice> slices) throws IOException {
        OldRows rows = new OldRows(plan.table().schema(), columns);
        try (Sources sources = new Sources(plan.configuration())) {
            for (Slice slice : slices) {
                PartWork.read(slice, sources, plan.schema(), rows::add);
            }
        }
        return rows.facts();
    }
}
