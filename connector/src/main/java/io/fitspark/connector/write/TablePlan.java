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
 * @param staging how rows are kept that become part of one file of all tasks; null if what is written stays
 */
public record TablePlan(OutputSchema schema, TableSettings settings, byte[] inherited, String txnId, Staging staging)
        implements Serializable {
    public TablePlan(OutputSchema schema, TableSettings settings, byte[] inherited, String txnId) {
        this(schema, settings, inherited, txnId, null);
    }

    /** The same for tasks whose rows are assembled later. */
    public TablePlan staged(Staging how) {
        return new TablePlan(schema, settings, inherited, txnId, how);
    }

    /** What fits-io is told about each table that stays. */
    public TableOptions tableOptions() throws IOException {
        return TableOptionsOf.plan(this, schema.columns());
    }

    /** What fits-io is told about each table that a task writes. */
    TableOptions taskOptions() throws IOException {
        return staging == null ? tableOptions() : TableOptionsOf.staged(this, schema.columns());
    }

    /** What fits-io is told about each table that a part of the file is copied from. */
    public TableOptions partOptions() throws IOException {
        return TableOptionsOf.part(this, schema.columns(), schema.tiled());
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
