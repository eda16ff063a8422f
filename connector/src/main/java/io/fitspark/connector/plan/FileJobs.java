// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.storage.SourceFile;

/** Does work with many files at the same time: in threads, or in a job of a cluster. */
public interface FileJobs {
    /** One result for each file, in their order. */
    <R extends Serializable> List<R> run(List<SourceFile> files, FileWork<R> work) throws IOException;
}
