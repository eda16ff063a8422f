// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options of a write, checked.
 *
 * @param path where to; null if the options do not say
 * @param hdu which HDU of a file that is there is meant
 * @param layout what was asked for
 * @param compression what was asked for
 * @param table how each table is stored
 * @param sortBy names of columns that the rows of each task are sorted by, with {@code DESC} behind where that was asked for
 * @param rowOrder of a single file
 * @param headerFrom a file whose header cards are carried over, {@code path#hdu}; null for none
 * @param overwriteScope what overwriting a file replaces
 * @param txnId a name of this write, by which a repetition is known; null for none
 * @param stagingDir where files are put before they are published; null for beside the target
 * @param hadoop settings for the file system
 */
public record WriteOptions(
        String path,
        HduSelector hdu,
        Layout layout,
        WriteCompression compression,
        TableSettings table,
        List<SortKey> sortBy,
        RowOrder rowOrder,
        String headerFrom,
        OverwriteScope overwriteScope,
        String txnId,
        String stagingDir,
        Map<String, String> hadoop)
        implements Serializable {
    public WriteOptions {
        sortBy = List.copyOf(sortBy);
        hadoop = new TreeMap<>(hadoop);
    }

    /**
     * Checks the options of a write: names without regard to case, unknown ones refused.
     *
     * @param options what the user gave, or where that is silent, the session's {@code spark.datasource.fits.*}
     */
    public static WriteOptions parse(Map<String, String> options) {
        return new WriteOptionParser(options).parse();
    }

    /**
     * The same with layout and compression decided.
     *
     * @param isFile whether there is a file at the path
     * @throws io.fitspark.connector.FitsUserException if the path ends as no FITS file can be written
     */
    public WriteOptions forTarget(boolean isFile) {
        TargetName name = TargetName.of(path);
        Layout decided = layout != Layout.AUTO ? layout : name.layout(isFile);
        WriteCompression stored = compression != WriteCompression.AUTO ? compression : name.compression(decided);
        return new WriteOptions(
                path,
                hdu,
                decided,
                stored,
                table,
                sortBy,
                rowOrder,
                headerFrom,
                overwriteScope,
                txnId,
                stagingDir,
                hadoop);
    }
}
