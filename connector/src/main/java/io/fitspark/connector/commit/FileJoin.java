// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.List;

import org.apache.hadoop.fs.Path;

import io.fitspark.connector.assemble.AssembledFile;
import io.fitspark.connector.assemble.SourceTable;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.storage.SerializableHadoopConf;

/** Makes a file of the ranges that it is made of, where nobody sees it yet. */
interface FileJoin {
    /** @param finalName what it becomes */
    StagedFile join(AssembledFile file, String finalName) throws IOException;

    /**
     * The way of a store.
     *
     * @param sources that tasks of the same write staged are not needed afterwards
     */
    static FileJoin of(
            Store store, JobDirectory job, String staging, Path target, List<SourceTable> sources, WorkJobs jobs)
            throws IOException {
        SerializableHadoopConf configuration =
                new SerializableHadoopConf(store.fileSystem().getConf());
        if (Stores.of(store.fileSystem()) instanceof LocalStore local) {
            return new LocalJoin(local, job, staging, sources, configuration);
        }
        return store.hasUploads(target)
                ? new UploadJoin(store, job, target, jobs, configuration)
                : new StoredJoin(store, staging, jobs, configuration);
    }
}
