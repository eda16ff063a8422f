// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a task learnt of its rows, by column.
 *
 * @param rows number of them
 */
public record TableFacts(long rows, List<ColumnFacts> columns) implements Serializable {
    public TableFacts {
        columns = List.copyOf(columns);
    }

    /** What is known of the rows of two tasks. */
    TableFacts and(TableFacts other, List<String> names) {
        List<ColumnFacts> both = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            both.add(columns.get(i).and(other.columns.get(i), names.get(i)));
        }
        return new TableFacts(Math.addExact(rows, other.rows), both);
    }

    /** The same with the values that others found. */
    public TableFacts withTaken(TableFacts found) {
        List<ColumnFacts> with = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            ColumnFacts mine = columns.get(i);
            with.add(new ColumnFacts(
                    mine.kept(),
                    mine.width(),
                    mine.lengths(),
                    mine.shape(),
                    mine.innerKnown(),
                    mine.nulls(),
                    mine.nullLost(),
                    mine.elements(),
                    mine.textBytes(),
                    found.columns.get(i).taken()));
        }
        return new TableFacts(rows, with);
    }
}
