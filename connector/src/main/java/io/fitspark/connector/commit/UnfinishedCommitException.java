// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;

/** A write counts, or may count, but did not come to its end. The next write to the target, or {@link Cleaner}, ends it; nothing else is to be done. */
public final class UnfinishedCommitException extends IOException {
    private static final long serialVersionUID = 1L;

    UnfinishedCommitException(String message, Throwable cause) {
        super(message, cause);
    }
}
