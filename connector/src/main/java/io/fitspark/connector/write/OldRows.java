// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.schema.OutputColumn;
import io.fitspark.connector.schema.OutputSchema;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;

/** What is known of the rows of a table that others are appended to: its columns hold them. */
public final class OldRows {
    private final List<OutputColumn> columns;
    private final NullTally[] tallies;
    private long rows;

    /**
     * @param schema whose columns are those of the table
     * @param tallied columns that may need another TNULL
     */
    public OldRows(OutputSchema schema, List<Integer> tallied) {
        this.columns = schema.columns();
        this.tallies = new NullTally[columns.size()];
        for (int column : tallied) {
            tallies[column] = ColumnFit.tally(columns.get(column));
        }
    }

    /** Looks at rows, all of whose columns are there. */
    public void add(ColumnBatch batch) {
        for (int i = 0; i < tallies.length; i++) {
            if (tallies[i] != null) {
                tallies[i].add(batch.column(i));
            }
        }
        rows += batch.rows();
    }

    public TableFacts facts() {
        List<ColumnFacts> facts = new ArrayList<>();
        for (int i = 0; i < tallies.length; i++) {
            NullTally.Taken taken = tallies[i] == null ? NullTally.Taken.UNKNOWN : tallies[i].taken();
            facts.add(ColumnFit.held(columns.get(i), taken));
        }
        return new TableFacts(rows, facts);
    }

    /** What is known of a table of so many rows, none of which was looked at. */
    public static TableFacts unseen(OutputSchema schema, long rows) {
        OldRows all = new OldRows(schema, List.of());
        all.rows = rows;
        return all.facts();
    }

    /**
     * What is known of a table that is there.
     *
     * @param schema of the table that its rows become part of
     * @param table the columns, in the same order
     */
    public static TableFacts given(OutputSchema schema, List<Column> table, long rows) {
        List<ColumnFacts> facts = new ArrayList<>();
        List<OutputColumn> columns = schema.columns();
        for (Column column : table) {
            facts.add(ColumnFit.given(columns.get(column.index()), column, rows));
        }
        return new TableFacts(rows, facts);
    }

    /** What is known of several parts of a table. */
    public static TableFacts together(OutputSchema schema, List<TableFacts> parts) {
        List<String> names =
                schema.columns().stream().map(column -> column.field().name()).toList();
        return parts.stream().reduce((one, two) -> one.and(two, names)).orElseThrow();
    }
}
