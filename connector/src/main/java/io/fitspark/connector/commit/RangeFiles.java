// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;

import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.assemble.FileRange;
import io.fitspark.connector.assemble.Sums;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.storage.Closing;
import io.fitspark.connector.storage.SerializableHadoopConf;

/**
 * Writes each range to a file of its own.
 *
 * @param staging URI of the directory
 */
record RangeFiles(String staging, SerializableHadoopConf configuration)
        implements WorkJobs.Work<FileRange, RangeFiles.Written> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 4 << 20;

    /** A file with a range in it. */
    record Written(long offset, String path, Sums sums) implements Serializable {}

    @Override
    public Written on(FileRange range) throws IOException {
        Path path = new Path(staging, "range-" + range.offset() + "-" + UUID.randomUUID());
        Store store = Stores.of(path.getFileSystem(configuration.value()));
        FSDataOutputStream out = store.create(path);
        Sums sums;
        try {
            sums = range.read(configuration, BUFFER, out::write);
        } catch (IOException | RuntimeException e) {
            Closing.after(e, out);
            Closing.after(e, () -> store.delete(path));
            throw e;
        }
        out.close();
        return new Written(range.offset(), path.toString(), sums);
    }
}
