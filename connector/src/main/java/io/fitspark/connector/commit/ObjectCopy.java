// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;

import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.storage.HadoopFiles;

/** Copies an object over another, through this process. */
final class ObjectCopy {
    private static final int BUFFER = 1 << 20;

    private ObjectCopy() {}

    static void copy(FileSystem fileSystem, FileStatus from, Path to) throws IOException {
        long copied = 0;
        FSDataOutputStream out = fileSystem.create(to, true);
        try (FSDataInputStream in = HadoopFiles.stream(fileSystem, from, HadoopFiles.Access.SEQUENTIAL)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                copied += n;
            }
            if (copied != from.getLen()) {
                throw new IOException(
                        "The object ended after " + copied + " of " + from.getLen() + " bytes: " + from.getPath());
            }
        } catch (IOException | RuntimeException e) {
            // closing would make an object of what came so far
            out.abort();
            throw e;
        }
        out.close();
    }
}
