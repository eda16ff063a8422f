// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.io.Serializable;
import java.util.zip.CRC32C;

/**
 * What tells a file from others.
 *
 * @param length in bytes
 * @param ends CRC-32C of its first and last bytes
 */
public record FilePrint(long length, long ends) implements Serializable {
    private static final int END = 64 << 10;

    /** Reads a range of a file. */
    interface Read {
        void readFully(long position, byte[] buffer, int offset, int length) throws IOException;
    }

    static FilePrint of(long length, Read file) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[(int) Math.min(length, END)];
        file.readFully(0, buffer, 0, buffer.length);
        sum.update(buffer);
        file.readFully(length - buffer.length, buffer, 0, buffer.length);
        sum.update(buffer);
        return new FilePrint(length, sum.getValue());
    }
}
