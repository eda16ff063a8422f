// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

import io.fitspark.connector.storage.SourceFile;

/** Where work items leave files for those that follow; travels to where they are done. */
public interface PartFiles extends Serializable {
    /** Writes a local file, which is not there yet. */
    interface Maker<R> {
        R make(Path file) throws IOException;
    }

    /**
     * A file and what was learnt when it was made.
     *
     * @param file as others can open it
     */
    record Made<R>(SourceFile file, R result) {}

    /** Has a file made under a name that no other attempt uses. */
    <R> Made<R> make(String name, Maker<R> maker) throws IOException;
}
