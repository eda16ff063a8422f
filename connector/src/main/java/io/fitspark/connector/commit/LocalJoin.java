// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.fitspark.connector.assemble.AssembledFile;
import io.fitspark.connector.assemble.FileRange;
import io.fitspark.connector.assemble.LocalWorkJobs;
import io.fitspark.connector.assemble.Sums;
import io.fitspark.connector.storage.SerializableHadoopConf;

/** Copies ranges to their places in a new local file, some at a time. */
final class LocalJoin implements FileJoin {
    private static final String NAME = "assembled";
    private static final long RANGE_BYTES = 32L << 20;
    private static final int BUFFER = 1 << 20;
    private static final int MOST_THREADS = 8;

    private final org.apache.hadoop.fs.Path place;
    private final LocalStore store;
    private final SerializableHadoopConf configuration;

    LocalJoin(LocalStore store, JobDirectory job, SerializableHadoopConf configuration) {
        this.place = job.file(NAME);
        this.store = store;
        this.configuration = configuration;
    }

    @Override
    public StagedFile join(AssembledFile file, String finalName) throws IOException {
        Path path = store.local(place);
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
            Sums sums = new Sums();
            new LocalWorkJobs(threads)
                    .run("writing " + place, file.between(RANGE_BYTES), range -> copy(range, out))
                    .forEach(sums::add);
            file.sign(sums);
            for (FileRange header : file.headers()) {
                copy(header, out);
            }
        }
        return new StagedFile(place.toString(), finalName, null, file.rows(), LocalStore.print(path));
    }

    private Sums copy(FileRange range, FileChannel out) throws IOException {
        long[] position = {range.offset()};
        return range.read(configuration, BUFFER, (bytes, offset, length) -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                position[0] += out.write(buffer, position[0]);
            }
        });
    }
}
