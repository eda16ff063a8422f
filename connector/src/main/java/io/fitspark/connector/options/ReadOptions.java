// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.fitspark.fits.FitsLimits;

/**
 * The options of a read, checked.
 *
 * @param maxPartitionBytes empty if the options do not say
 * @param hadoop settings for the file system, which users give as options too: {@code fs.s3a.endpoint} and the like
 */
public record ReadOptions(
        List<String> paths,
        HduSelector hdu,
        boolean nanAsNull,
        boolean emptyAsNull,
        boolean verifyChecksum,
        OptionalLong maxPartitionBytes,
        FitsLimits limits,
        Map<String, String> hadoop) {
    public ReadOptions {
        paths = List.copyOf(paths);
        hadoop = Map.copyOf(hadoop);
    }

    /**
     * Checks the options of a read: names without regard to case, unknown ones refused.
     *
     * @param options what the user gave, or where that is silent, the session's {@code spark.datasource.fits.*}
     */
    public static ReadOptions parse(Map<String, String> options) {
        return new OptionParser(options).parse();
    }
}
