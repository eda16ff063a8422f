// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

import org.apache.hadoop.conf.Configuration;

/**
 * Where the tasks of a job put their files; travels to all of them.
 *
 * @param target URI of the target
 * @param directory URI of the job's directory
 * @param staging URI of the directory for files that are not published
 * @param uploads whether files are uploaded such that the commit makes them appear at their places
 */
public record TaskOutputs(
        String job, Layout layout, String target, String directory, String staging, String suffix, boolean uploads)
        implements Serializable {

    /**
     * Begins the output of an attempt of a task.
     *
     * @param attempt unlike that of any other attempt of the job
     * @param temporary local directory for files of stores that are not local
     */
    public TaskOutput begin(Configuration configuration, int partition, long attempt, Path temporary)
            throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(target);
        return TaskOutput.begin(this, Stores.of(path.getFileSystem(configuration)), partition, attempt, temporary);
    }

    JobDirectory jobDirectory() {
        return new JobDirectory(new org.apache.hadoop.fs.Path(directory), job);
    }
}
