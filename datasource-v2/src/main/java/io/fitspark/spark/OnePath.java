// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.hadoop.conf.Configuration;

import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.storage.PathState;
import io.fitspark.spark.read.SessionSettings;

/** Whether options mean all of one file or directory, so that rows can be added to what they mean. */
final class OnePath {
    static final String PATH = "path";

    /** With these a part is read, or more than the files hold. */
    private static final Set<String> SELECTING = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        SELECTING.addAll(Set.of(
                "paths",
                "view",
                "headerColumns",
                "pathGlobFilter",
                "recursiveFileLookup",
                "modifiedBefore",
                "modifiedAfter",
                "basePath"));
    }

    private OnePath() {}

    /** @param options without regard to case */
    static boolean isMeant(Map<String, String> options) {
        String path = options.get(PATH);
        String hdu = options.get("hdu");
        return path != null
                && path.chars().noneMatch(c -> "{}*?".indexOf(c) >= 0)
                && options.keySet().stream().noneMatch(SELECTING::contains)
                && (hdu == null || hdu.chars().noneMatch(c -> "*?[".indexOf(c) >= 0));
    }

    /** What is at a path, seen with the settings of file systems among the options. */
    static PathState state(String path, Map<String, String> options) {
        Configuration configuration = SessionSettings.active().hadoopConfiguration();
        ReadOptions.parse(ReadOptions.among(options)).hadoop().forEach(configuration::set);
        try {
            return PathState.of(path, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
