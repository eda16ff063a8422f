// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gkl;

/** The parts of a file's name. */
public final class FilenameUtils {
    private FilenameUtils() {}

    /** From after the last slash up to the last dot behind it. */
    public static String getBaseName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** From after the last dot of the name; "" without one. */
    public static String getExtension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
