// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;

import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.storage.LocalRangeWriter;
import io.fitspark.fits.storage.Spool;
import io.fitspark.fits.table.encode.ByteSource;

/**
 * Bytes that one work item leaves for others: few of them travel along, many are in a file.
 *
 * @param bytes null if they are in a file
 * @param file null if they are not
 */
record Notes(byte[] bytes, SourceFile file) implements Serializable {
    private static final int FEW = 4096;
    private static final int SPOOLED = 1 << 20;

    /** Writes the bytes. */
    interface Writer<R> {
        R write(Spool to) throws IOException;
    }

    /** Notes and what was learnt when they were written. */
    record Made<R>(Notes notes, R result) {}

    static <R> Made<R> make(PartFiles files, String name, Writer<R> writer) throws IOException {
        try (Spool spool = new Spool(SPOOLED, null)) {
            R result = writer.write(spool);
            if (spool.length() <= FEW) {
                byte[] bytes = new byte[(int) spool.length()];
                spool.read(0, bytes, 0, bytes.length);
                return new Made<>(new Notes(bytes, null), result);
            }
            PartFiles.Made<Long> made = files.make(name, path -> {
                try (LocalRangeWriter out = LocalRangeWriter.create(path)) {
                    spool.copyTo(out, 0);
                }
                return spool.length();
            });
            return new Made<>(new Notes(null, made.file()), result);
        }
    }

    ByteSource source(Sources sources) {
        return bytes != null
                ? (position, to, offset, length) -> System.arraycopy(bytes, (int) position, to, offset, length)
                : (position, to, offset, length) -> sources.reader(file).readFully(position, to, offset, length);
    }
}
