// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;

/** Somebody else changed the target after the write began; nothing was written. */
public final class WriteConflictException extends IOException {
    private static final long serialVersionUID = 1L;

    WriteConflictException(String message) {
        super(message);
    }
}
