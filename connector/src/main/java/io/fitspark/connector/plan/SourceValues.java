// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.util.List;

import io.fitspark.connector.schema.ScanColumn;
import io.fitspark.connector.storage.SourceFile;

/**
 * What is known of one HDU, or of a file whose HDUs are not known yet: the values that are the same in all of its rows.
 *
 * @param partition one for each partition column
 * @param hdu index of the HDU, null if not known yet
 * @param header one for each header column, null if not known yet
 */
public record SourceValues(SourceFile file, List<Object> partition, Integer hdu, List<Object> header) {
    /** Stands for a value that is not known yet. */
    static final Object OPEN = new Object();

    private static final long MICROS_PER_MILLI = 1000;

    /** A file whose headers were not read. */
    static SourceValues of(FileSource source) {
        return new SourceValues(source.file(), source.partition(), null, null);
    }

    /** The value of a column other than those of the tables; null for null, {@link #OPEN} if not known yet. */
    public Object value(ScanColumn column) {
        if (column instanceof ScanColumn.OfPartition of) {
            return partition.get(of.index());
        }
        if (column instanceof ScanColumn.OfHeader of) {
            return header == null ? OPEN : header.get(of.index());
        }
        if (column instanceof ScanColumn.OfFile of) {
            return switch (of.field()) {
                case FILE_PATH -> file.path();
                case FILE_NAME -> file.name();
                case FILE_SIZE -> file.length();
                case FILE_MODIFICATION_TIME -> file.modificationTime() * MICROS_PER_MILLI;
                case HDU -> hdu == null ? OPEN : hdu;
                case ROW_INDEX -> OPEN;
            };
        }
        return OPEN;
    }
}
