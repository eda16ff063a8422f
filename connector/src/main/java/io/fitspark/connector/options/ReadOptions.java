// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.image.RegionText;

/**
 * The options of a read, checked.
 *
 * @param region the pixels of images that are read; null for all
 * @param headerColumns cards that are asked for as columns
 * @param mergeSchema whether the columns of all files are put together, rather than compared with those of the first
 * @param maxPartitionBytes empty if the options do not say
 * @param hadoop settings for the file system, which users give as options too: {@code fs.s3a.endpoint} and the like
 */
public record ReadOptions(
        List<String> paths,
        Listing listing,
        View view,
        HduSelector hdu,
        RegionText region,
        List<HeaderColumn> headerColumns,
        boolean mergeSchema,
        boolean caseSensitive,
        Tolerance tolerance,
        boolean nanAsNull,
        boolean emptyAsNull,
        boolean verifyChecksum,
        OptionalLong maxPartitionBytes,
        FitsLimits limits,
        Map<String, String> hadoop) {
    public ReadOptions {
        paths = List.copyOf(paths);
        headerColumns = List.copyOf(headerColumns);
        hadoop = Map.copyOf(hadoop);
    }

    /** Those of some options that say how to read, and not only how to write. */
    public static Map<String, String> among(Map<String, String> options) {
        Map<String, String> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        options.forEach((name, value) -> {
            if (ReadOption.named(name).isPresent() || OptionNames.isHadoop(name.toLowerCase(Locale.ROOT))) {
                read.put(name, value);
            }
        });
        return read;
    }

    /** The same in a session without any setting. */
    public static ReadOptions parse(Map<String, String> options) {
        return parse(options, SessionDefaults.PLAIN);
    }

    /**
     * Checks the options of a read: names without regard to case, unknown ones refused.
     *
     * @param options what the user gave, or where that is silent, the session's {@code spark.datasource.fits.*}
     */
    public static ReadOptions parse(Map<String, String> options, SessionDefaults defaults) {
        return new OptionParser(options, defaults).parse();
    }
}
