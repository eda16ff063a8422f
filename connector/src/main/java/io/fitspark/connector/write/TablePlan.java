// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.IOException;
import java.io.Serializable;

import io.fitspark.connector.options.TableSettings;
import io.fitspark.connector.schema.OutputSchema;
import io.fitspark.fits.write.TableOptions;

/**
 * What each task writes; travels to the tasks.
 *
 * @param inherited header cards of another file, as blocks of a header; null for none
 * @param txnId name of the write, kept in the header; null for none
 */
public record TablePlan(OutputSchema schema, TableSettings settings, byte[] inherited, String txnId)
        implements Serializable {

    /** What fits-io is told about each table. */
    public TableOptions tableOptions() throws IOException {
        return TableOptionsOf.plan(this, schema.columns());
    }

    /**
     * Fails where the options ask for what the columns do not have.
     *
     * @throws io.fitspark.connector.FitsUserException if a codec is meant for a column that is not there, or that it does not fit
     */
    public void check() throws IOException {
        PlanChecks.check(this);
    }
}
