// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;

/** What becomes of the files of a job, by the kind of its target. */
interface Commit {
    /** Whether a write of the same txnId was done before. */
    boolean isRepeated() throws IOException;

    /** Whether the commit reads what the tasks wrote, so that uploads will not do. */
    boolean needsFiles();

    /**
     * Publishes.
     *
     * @throws UnfinishedCommitException if the files count, or may count, but are not all at their places
     * @throws IOException if nothing was changed
     */
    CommitResult commit(JobDirectory job, Lease lease, List<StagedFile> files, DecisionPoint point) throws IOException;
}
