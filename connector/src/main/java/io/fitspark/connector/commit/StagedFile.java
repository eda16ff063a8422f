// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.Serializable;
import java.util.Objects;

import io.fitspark.connector.assemble.SourceTable;
import io.fitspark.connector.write.TableFacts;

/**
 * A file that a task wrote and that nobody sees yet. Travels from the task to the commit.
 *
 * @param location where it is: the URI of a hidden file, or, with an upload, of what it becomes
 * @param finalName what it becomes, relative to the target directory
 * @param upload what completes it; null if it is a file already
 * @param rows rows in it
 * @param print length and digest of its ends, by which it is known again
 * @param facts what decides how its rows become part of one file of all tasks; null if they do not
 * @param given the table, if no task of this write made it; else null
 */
public record StagedFile(
        String location,
        String finalName,
        StagedUpload upload,
        long rows,
        FilePrint print,
        TableFacts facts,
        SourceTable given)
        implements Serializable {
    public StagedFile {
        Objects.requireNonNull(location, "location is null");
        Objects.requireNonNull(finalName, "finalName is null");
        Objects.requireNonNull(print, "print is null");
    }

    public StagedFile(String location, String finalName, StagedUpload upload, long rows, FilePrint print) {
        this(location, finalName, upload, rows, print, null, null);
    }

    /** The same with what a task learnt of its rows. */
    StagedFile with(TableFacts learnt) {
        return new StagedFile(location, finalName, upload, rows, print, learnt, given);
    }

    /** A table that is there, whose rows become part of another file. */
    static StagedFile given(SourceTable table, String finalName, TableFacts facts) {
        FilePrint print = new FilePrint(table.file().length(), 0);
        return new StagedFile(table.file().path(), finalName, null, table.rows(), print, facts, table);
    }

    public long bytes() {
        return print.length();
    }
}
