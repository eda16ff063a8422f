// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector;

/** A mistake in what the user asked for, as opposed to a broken file: the message says problem, cause and remedy. */
public final class FitsUserException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Stable name of the condition, for programs. */
    public enum Condition {
        UNKNOWN_OPTION,
        BAD_OPTION_VALUE,
        NOT_SUPPORTED_YET,
        PATH_MISSING,
        PATH_NOT_FOUND,
        PATH_EXISTS,
        STATEMENT_NOT_SUPPORTED,
        NO_FILES,
        PARTITION_CONFLICT,
        HDU_NOT_FOUND,
        HDU_NOT_READABLE,
        SCHEMA_MISMATCH,
        OTHER_HDUS,
        TYPE_NOT_WRITABLE,
        VALUE_NOT_WRITABLE
    }

    private final Condition condition;

    FitsUserException(Condition condition, String message) {
        super("[" + condition + "] " + message);
        this.condition = condition;
    }

    public Condition condition() {
        return condition;
    }
}
