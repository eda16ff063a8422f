// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Which files paths stand for, and what their directories say.
 *
 * @param nameGlob pattern that the names of files must fit; null for all
 * @param recursive whether the files of all subdirectories count, whatever these are called; no partition columns then
 * @param modifiedBefore files as young as this, or younger, do not count; null for no bound
 * @param modifiedAfter files as old as this, or older, do not count; null for no bound
 * @param basePath directory below which {@code key=value} names make partition columns; null for each path itself
 * @param inferTypes whether partition values that look like numbers, dates or times become such; else they are strings
 * @param zone time zone of partition values that are times
 */
public record Listing(
        String nameGlob,
        boolean recursive,
        Instant modifiedBefore,
        Instant modifiedAfter,
        String basePath,
        boolean inferTypes,
        ZoneId zone) {}
