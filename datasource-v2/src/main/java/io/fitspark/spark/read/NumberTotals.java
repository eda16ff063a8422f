// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import org.apache.spark.sql.vectorized.ColumnVector;

/** What is known of the numbers of a column that were added so far. Nulls do not count. */
abstract class NumberTotals {
    private long count;

    /** Adds the values of a batch. */
    abstract void add(ColumnVector vector, int rows);

    /** Of the type of the column; without meaning before there is a value. */
    abstract Object least();

    /** Of the type of the column, NaN being the largest; without meaning before there is a value. */
    abstract Object greatest();

    /** Long or Double: the sum, or a part of it, if it is more than a LONG can be. */
    abstract Object total();

    /** Whether the sum has not been given wholly. */
    abstract boolean hasMore();

    /** Null without any value. */
    final Object minimum() {
        return none() ? null : least();
    }

    /** Null without any value. */
    final Object maximum() {
        return none() ? null : greatest();
    }

    /** Null without any value, and when all has been given. */
    final Object sum() {
        return hasMore() ? total() : null;
    }

    /** Values that are not null. */
    final long count() {
        return count;
    }

    final void counted(int values) {
        count += values;
    }

    /** Whether there was none. */
    final boolean none() {
        return count == 0;
    }
}
