// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;

/** A job gave no sign of life for so long that others may have removed what it wrote; nothing of it was published. */
public final class LeaseLostException extends IOException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(String directory) {
        super("The write was taken for dead, as it gave no sign of life for long, and what it wrote was removed: "
                + directory + ". Nothing was published; write again.");
    }
}
