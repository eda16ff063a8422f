// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.Closeable;
import java.io.IOException;

/** Closes what a failure leaves open. */
public final class Closing {
    private Closing() {}

    /** Closes it; what goes wrong then is added to the failure, which stays the one to be thrown. */
    public static void after(Throwable failure, Closeable open) {
        try {
            open.close();
        } catch (IOException suppressed) {
            failure.addSuppressed(suppressed);
        }
    }
}
