// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/** A local file as it was at some time, to see whether somebody else changed it since. */
record FileVersion(Path path, long size, FileTime modified, Object key) {

    static FileVersion of(Path path) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileVersion(path, now.size(), now.lastModifiedTime(), now.fileKey());
    }

    /**
     * Refuses to go on with a file that is not the same any more.
     *
     * @throws IOException if its length, its time or the file itself are others
     */
    void requireUnchanged() throws IOException {
        FileVersion now = of(path);
        if (now.size != size || !now.modified.equals(modified) || !Objects.equals(now.key, key)) {
            throw new IOException(
                    "the file was changed by somebody else since it was opened; nothing was written to it [" + path
                            + "]");
        }
    }
}
