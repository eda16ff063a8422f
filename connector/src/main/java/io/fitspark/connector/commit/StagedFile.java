// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.Serializable;
import java.util.Objects;

/**
 * A file that a task wrote and that nobody sees yet. Travels from the task to the commit.
 *
 * @param location where it is: the URI of a hidden file, or, with an upload, of what it becomes
 * @param finalName what it becomes, relative to the target directory
 * @param upload what completes it; null if it is a file already
 * @param rows rows in it
 * @param print length and digest of its ends, by which it is known again
 */
public record StagedFile(String location, String finalName, StagedUpload upload, long rows, FilePrint print)
        implements Serializable {
    public StagedFile {
        Objects.requireNonNull(location, "location is null");
        Objects.requireNonNull(finalName, "finalName is null");
        Objects.requireNonNull(print, "print is null");
    }

    public long bytes() {
        return print.length();
    }
}
