// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fitspark.connector.assemble.AssembledFile;
import io.fitspark.connector.assemble.FileRange;
import io.fitspark.connector.assemble.LocalWorkJobs;
import io.fitspark.connector.assemble.SourceTable;
import io.fitspark.connector.assemble.Sums;
import io.fitspark.connector.storage.SerializableHadoopConf;

/** Copies ranges to their places in a new local file, some at a time, and removes what they were copied from when it is spent. */
final class LocalJoin implements FileJoin {
    private static final String NAME = "assembled";
    private static final long RANGE_BYTES = 32L << 20;
    private static final int BUFFER = 1 << 20;
    private static final int MOST_THREADS = 8;

    private final org.apache.hadoop.fs.Path place;
    private final LocalStore store;
    private final Set<org.apache.hadoop.fs.Path> staging;
    private final List<SourceTable> sources;
    private final SerializableHadoopConf configuration;

    /**
     * Of one file.
     *
     * @param staging directory of what tasks staged; what is in it, or in that of the job, is not needed afterwards
     * @param sources whose rows the file has
     */
    LocalJoin(
            LocalStore store,
            JobDirectory job,
            String staging,
            List<SourceTable> sources,
            SerializableHadoopConf configuration) {
        this.place = job.file(NAME);
        this.store = store;
        this.staging = Stream.of(job.path(), new org.apache.hadoop.fs.Path(staging))
                .map(store.fileSystem()::makeQualified)
                .collect(Collectors.toSet());
        this.sources = sources;
        this.configuration = configuration;
    }

    @Override
    public StagedFile join(AssembledFile file, String finalName) throws IOException {
        Path path = store.local(place);
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
            Sums sums = new Sums();
            List<FileRange> ranges =
                    file.between(RANGE_BYTES).stream().sorted(FileRange.SPARING).toList();
            SpentFiles spent = new SpentFiles(store, staging, sources, ranges);
            LocalWorkJobs copying = new LocalWorkJobs(threads);
            copying.run("writing " + place, ranges, range -> copy(range, out, spent))
                    .forEach(sums::add);
            file.sign(sums);
            for (FileRange header : file.headers()) {
                copy(header, out, spent);
            }
        }
        return new StagedFile(place.toString(), finalName, null, file.rows(), LocalStore.print(path));
    }

    private Sums copy(FileRange range, FileChannel out, SpentFiles spent) throws IOException {
        long[] position = {range.offset()};
        Sums sums = range.read(configuration, BUFFER, (bytes, offset, length) -> {
            write(ByteBuffer.wrap(bytes, offset, length), out, position[0]);
            position[0] += length;
        });
        spent.copied(range);
        return sums;
    }

    /** One thread at a time: file systems let a file have one writer, and keep the cores of the others busy with waiting. */
    private synchronized void write(ByteBuffer bytes, FileChannel out, long position) throws IOException {
        long start = position - bytes.position();
        while (bytes.hasRemaining()) {
            out.write(bytes, start + bytes.position());
        }
    }
}
