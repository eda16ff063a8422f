// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;

import org.apache.hadoop.fs.Path;

/** A file that counts as written is neither where it was staged nor at its place. */
final class LostFileException extends IOException {
    private static final long serialVersionUID = 1L;

    LostFileException(Path place, String staged) {
        super("A file of a committed write is gone: " + place + " is not there, nor is " + staged
                + ". Somebody removed it before it was published");
    }
}
