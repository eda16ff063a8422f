// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.storage.SourceFile;

/** Something to be done with files, here or on another machine. */
public interface FileWork<R extends Serializable> extends Serializable {
    /** One result for each file, in their order. */
    List<R> of(List<SourceFile> files) throws IOException;
}
