// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.SourceFile;

/**
 * A file to be read.
 *
 * @param partition its value in each partition column; can hold nulls
 */
public record FileSource(SourceFile file, List<Object> partition) implements Serializable {
    public FileSource {
        partition = partition.isEmpty() ? List.of() : Collections.unmodifiableList(new ArrayList<>(partition));
    }

    static FileSource of(ListedFile file) {
        return new FileSource(file.file(), file.partition());
    }
}
