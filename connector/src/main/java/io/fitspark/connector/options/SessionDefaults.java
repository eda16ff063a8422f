// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the session says where the options of a read are silent.
 *
 * @param caseSensitive whether column names that differ by case only are different
 * @param zone time zone of times without one
 * @param ignoreCorruptFiles whether broken files are passed over
 * @param ignoreMissingFiles whether files that are gone are passed over
 * @param inferPartitionTypes whether partition values become numbers, dates and times where they look like it
 */
public record SessionDefaults(
        boolean caseSensitive,
        ZoneId zone,
        boolean ignoreCorruptFiles,
        boolean ignoreMissingFiles,
        boolean inferPartitionTypes) {
    /** As Spark has them without any setting, in UTC. */
    public static final SessionDefaults PLAIN = new SessionDefaults(false, ZoneOffset.UTC, false, false, true);
}
