// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Removes all of a job that nobody sees: files, uploads, directories. Until nothing else is left the job file stays, so that this can be done again. */
final class JobRemoval {
    private JobRemoval() {}

    /**
     * Removes it.
     *
     * @param staging the directory of what is not published
     * @return what was removed
     */
    static CleanedJob of(Store store, JobDirectory job, String staging, String owner) throws IOException {
        Path stagingDirectory = new Path(staging);
        int uploads = UploadFile.abortAll(store, job);
        int files = store.children(stagingDirectory).size();
        store.delete(stagingDirectory);
        for (FileStatus child : store.children(job.path())) {
            if (!List.of(JobFile.NAME, LockLease.NAME).contains(child.getPath().getName())) {
                store.delete(child.getPath());
            }
        }
        store.delete(job.path());
        return new CleanedJob(job.id(), owner, false, files, uploads);
    }
}
