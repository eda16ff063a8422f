// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;

import org.apache.hadoop.fs.Path;

/** Makes of what a file holds the one that takes its place, where nobody sees it yet. */
interface FileMaker {
    /**
     * Makes it.
     *
     * @param staging URI of the job's directory for what is not published
     */
    StagedFile make(Store store, JobDirectory job, String staging, Path target) throws IOException;
}
