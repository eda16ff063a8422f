// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

/** SQL's truth values, and one more for what cannot be told yet. */
enum Truth {
    TRUE,
    FALSE,
    /** Compared with null. */
    NULL,
    /** Depends on what only the task will know. */
    OPEN;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case NULL, OPEN -> this;
        };
    }

    Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        if (this == OPEN || other == OPEN) {
            return OPEN;
        }
        return this == NULL ? NULL : other;
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }
}
