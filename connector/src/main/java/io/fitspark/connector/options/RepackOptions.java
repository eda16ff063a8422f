// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.fitspark.connector.FitsErrors;

/**
 * The options of a repack: some of those of a write.
 *
 * @param hdu the only table that is looked at; null for all
 * @param tileRows rows of a tile; 0 where tiles stay unless they are very small
 * @param level of gzip where tiles are made anew
 * @param stagingDir where the job keeps what is not published yet; null for beside the file
 */
public record RepackOptions(HduSelector hdu, long tileRows, int level, String stagingDir) {
    private static final List<String> KNOWN = List.of(
            WriteOption.HDU.key(),
            WriteOption.TILE_ROWS.key(),
            WriteOption.COMPRESSION_LEVEL.key(),
            WriteOption.STAGING_DIR.key());

    /** Checks the options: names without regard to case, unknown ones refused. */
    public static RepackOptions parse(Map<String, String> options) {
        for (String name : options.keySet()) {
            if (KNOWN.stream().noneMatch(name::equalsIgnoreCase)) {
                throw FitsErrors.unknownOption(name, NearestName.of(name.toLowerCase(Locale.ROOT), KNOWN), KNOWN);
            }
        }
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(options);
        boolean named = all.containsKey(WriteOption.HDU.key());
        all.put("path", "file.fits");
        WriteOptions write = WriteOptions.parse(all);
        if (named && write.hdu() instanceof HduSelector.ByGlob) {
            throw FitsErrors.badOptionValue(
                    WriteOption.HDU.key(),
                    all.get(WriteOption.HDU.key()),
                    "one HDU: an index from 0, NAME or NAME,VER");
        }
        return new RepackOptions(
                named ? write.hdu() : null,
                write.table().tileRows(),
                write.table().level(),
                write.stagingDir());
    }
}
