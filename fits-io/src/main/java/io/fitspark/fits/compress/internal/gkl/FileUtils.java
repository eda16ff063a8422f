// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gkl;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** Copies. */
public final class FileUtils {
    private FileUtils() {}

    /** Writes what is found at an address to a file. */
    public static void copyURLToFile(URL source, File target) throws IOException {
        try (InputStream in = source.openStream()) {
            Files.copy(in, target.toPath(), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
