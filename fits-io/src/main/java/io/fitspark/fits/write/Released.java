// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;

/** Closes what a writer holds. */
final class Released {
    private Released() {}

    /** Closes all that are there, in order, whatever fails; throws what failed first. */
    static void all(Closeable... held) throws IOException {
        IOException failure = null;
        for (Closeable one : held) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
