// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.fitspark.connector.assemble.PartFiles;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;

/**
 * Files of an assembly in the job's directory for what is not published.
 *
 * @param staging URI of that directory
 */
record StagedParts(String staging, TemporaryDirectory temporary, SerializableHadoopConf configuration)
        implements PartFiles {
    private static final long serialVersionUID = 1L;

    @Override
    public <R> Made<R> make(String name, Maker<R> maker) throws IOException {
        org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(staging, name + "-" + UUID.randomUUID());
        Store store = Stores.of(file.getFileSystem(configuration.value()));
        R result;
        if (store instanceof LocalStore local) {
            result = maker.make(local.local(file));
        } else {
            Files.createDirectories(temporary.path());
            Path directory = Files.createTempDirectory(temporary.path(), "fitspark-");
            try {
                Path made = directory.resolve(file.getName());
                result = maker.make(made);
                FileTransfer.send(made, store, file);
            } finally {
                TemporaryFiles.deleteAll(directory);
            }
        }
        return new Made<>(SourceFile.of(store.fileSystem().getFileStatus(file)), result);
    }
}
