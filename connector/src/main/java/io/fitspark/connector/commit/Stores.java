// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** How files are published on a file system. */
final class Stores {
    private Stores() {}

    static Store of(FileSystem fileSystem) {
        if (fileSystem instanceof LocalFileSystem || fileSystem instanceof RawLocalFileSystem) {
            return new LocalStore(fileSystem);
        }
        return ObjectStore.is(fileSystem) ? new ObjectStore(fileSystem) : new HadoopStore(fileSystem);
    }
}
