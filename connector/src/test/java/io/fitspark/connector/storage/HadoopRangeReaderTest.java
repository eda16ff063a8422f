// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;

import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.storage.RangeReaderContract;

class HadoopRangeReaderTest extends RangeReaderContract {
    @Override
    protected RangeReader open(byte[] bytes, Path folder) throws IOException {
        return hadoop(bytes, folder);
    }

    /** A file of Hadoop's local file system, read with its checksums. */
    static RangeReader hadoop(byte[] bytes, Path folder) throws IOException {
        org.apache.hadoop.fs.Path path =
                new org.apache.hadoop.fs.Path(folder.resolve("contract.fits").toUri());
        FileSystem fileSystem = FileSystem.getLocal(new Configuration());
        try (FSDataOutputStream out = fileSystem.create(path)) {
            out.write(bytes);
        }
        return HadoopRangeReader.open(new StoredFile(fileSystem, fileSystem.getFileStatus(path), Access.RANDOM));
    }
}
