// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector;

import io.fitspark.connector.FitsUserException.Condition;

/** Every error that a user can cause by writing, in one place. */
public final class WriteErrors {
    private WriteErrors() {}

    public static FitsUserException compressedTarget(String path) {
        return error(
                Condition.BAD_OPTION_VALUE,
                "Cannot write " + path
                        + ": files that are compressed as a whole are not written. Name it .fits, or .fits.fz"
                        + " for a table that is compressed column by column.");
    }

    public static FitsUserException columnType(String column, String type, String remedy) {
        return error(
                Condition.TYPE_NOT_WRITABLE,
                "Column '" + column + "' of type " + type + " has no counterpart in FITS. " + remedy);
    }

    public static FitsUserException columns(String problem, String remedy) {
        return error(Condition.TYPE_NOT_WRITABLE, problem + ". " + remedy);
    }

    public static FitsUserException value(String column, long row, String problem, String remedy) {
        return error(
                Condition.VALUE_NOT_WRITABLE,
                "Column '" + column + "', row " + row + " of the task: " + problem + ". " + remedy + ".");
    }

    private static FitsUserException error(Condition condition, String message) {
        return new FitsUserException(condition, message);
    }
}
