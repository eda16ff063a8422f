// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.Closeable;
import java.io.IOException;

/** A sign of life of a job, given until it is closed. */
interface Lease extends Closeable {
    /** What the sign is. */
    enum Kind {
        /** The lock of a local file, which ends with the process that holds it. */
        LOCK,
        /** A file that is written anew again and again. */
        HEARTBEAT
    }

    Kind kind();

    /**
     * Makes sure that nobody takes the job for dead before long.
     *
     * @throws LeaseLostException if somebody did already
     */
    void renew() throws IOException;

    @Override
    void close();
}
