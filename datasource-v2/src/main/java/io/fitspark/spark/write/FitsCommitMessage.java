// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

import org.apache.spark.sql.connector.write.WriterCommitMessage;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.commit.StagedFile;
import io.fitspark.spark.read.JavaBytes;

/** What a task tells the commit. As bytes, since Spark may send it by Kryo, which knows no records. */
final class FitsCommitMessage implements WriterCommitMessage {
    private static final long serialVersionUID = 1L;

    private final byte[] told;

    /**
     * @param files that it wrote
     * @param untold bytes of the files that the task's metrics do not have, as Spark asks for these before the commit
     * @param problem what the user must change before the rows can be written, so that a repetition is in vain; null if there is nothing
     */
    FitsCommitMessage(List<StagedFile> files, long untold, FitsUserException problem) throws IOException {
        told = JavaBytes.of(new Told(List.copyOf(files), untold, problem));
    }

    Told told() throws IOException {
        return JavaBytes.read(told);
    }

    record Told(List<StagedFile> files, long untold, FitsUserException problem) implements Serializable {}
}
