// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.List;
import java.util.Locale;

import io.fitspark.connector.WriteErrors;

/** What the name of a target says about what is to be written. */
record TargetName(String path, String lower) {
    private static final List<String> PLAIN = List.of(".fits", ".fit", ".fts");
    private static final List<String> COMPRESSED = List.of(".fits.fz", ".fit.fz", ".fts.fz");
    private static final List<String> FOREIGN = List.of(".gz", ".bz2", ".z", ".xz", ".zst", ".lz4", ".zip");

    static TargetName of(String path) {
        String shown = path == null ? "" : path.replaceAll("/+$", "");
        TargetName name = new TargetName(shown, shown.toLowerCase(Locale.ROOT));
        if (name.ends(FOREIGN)) {
            throw WriteErrors.compressedTarget(shown);
        }
        return name;
    }

    Layout layout(boolean isFile) {
        return isFile || ends(PLAIN) || ends(COMPRESSED) ? Layout.SINGLE : Layout.DIRECTORY;
    }

    WriteCompression compression(Layout layout) {
        if (layout == Layout.DIRECTORY) {
            return WriteCompression.ZTABLE;
        }
        return ends(COMPRESSED) || lower.endsWith(".fz") ? WriteCompression.ZTABLE : WriteCompression.NONE;
    }

    private boolean ends(List<String> suffixes) {
        return suffixes.stream().anyMatch(lower::endsWith);
    }
}
