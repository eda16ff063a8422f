// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.assemble.AssembledFile;
import io.fitspark.connector.assemble.FileRange;
import io.fitspark.connector.assemble.Sums;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.storage.Closing;
import io.fitspark.connector.storage.SerializableHadoopConf;

/** Has ranges written to files, which become one: HDFS appends them to the first without a copy, on other stores they are copied. */
final class StoredJoin implements FileJoin {
    private static final long RANGE_BYTES = 64L << 20;
    private static final int MOST_RANGES = 1000;
    private static final int BUFFER = 4 << 20;

    private final Store store;
    private final String staging;
    private final WorkJobs jobs;
    private final SerializableHadoopConf configuration;

    StoredJoin(Store store, String staging, WorkJobs jobs, SerializableHadoopConf configuration) {
        this.store = store;
        this.staging = staging;
        this.jobs = jobs;
        this.configuration = configuration;
    }

    @Override
    public StagedFile join(AssembledFile file, String finalName) throws IOException {
        long bytes = Math.max(RANGE_BYTES, file.length() / MOST_RANGES + 1);
        RangeFiles writing = new RangeFiles(staging, configuration);
        List<FileRange> ranges = file.between(bytes);
        List<RangeFiles.Written> written =
                new ArrayList<>(jobs.run("writing " + ranges.size() + " ranges", ranges, writing));
        Sums sums = new Sums();
        written.forEach(range -> sums.add(range.sums()));
        file.sign(sums);
        for (FileRange header : file.headers()) {
            written.add(writing.on(header));
        }
        written.sort(Comparator.comparingLong(RangeFiles.Written::offset));
        List<Path> parts = written.stream().map(range -> new Path(range.path())).toList();
        Path whole = parts.get(0);
        if (parts.size() > 1 && !store.concat(whole, parts.subList(1, parts.size()))) {
            whole = new Path(staging, "assembled-" + UUID.randomUUID());
            copy(parts, whole);
        }
        return new StagedFile(whole.toString(), finalName, null, file.rows(), store.print(whole));
    }

    private void copy(List<Path> parts, Path to) throws IOException {
        FSDataOutputStream out = store.create(to);
        try {
            byte[] buffer = new byte[BUFFER];
            for (Path part : parts) {
                try (InputStream in = store.fileSystem().open(part)) {
                    for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                        out.write(buffer, 0, n);
                    }
                }
                store.delete(part);
            }
        } catch (IOException | RuntimeException e) {
            Closing.after(e, out);
            throw e;
        }
        out.close();
    }
}
