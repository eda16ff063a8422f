// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UploadHandle;

import io.fitspark.connector.assemble.AssembledFile;
import io.fitspark.connector.assemble.FileRange;
import io.fitspark.connector.assemble.Sums;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.storage.SerializableHadoopConf;

/** Has ranges sent as the parts of an upload, those with headers last. */
final class UploadJoin implements FileJoin {
    private static final String NAME = "assembled";
    /** At least 5 MiB, as S3 wants it. */
    private static final long PART_BYTES = 8 << 20;
    /** S3 takes 10,000. */
    private static final long MOST_PARTS = 9000;

    private static final int MOST_NUMBERS = 10_000;
    private static final int MOST_SLOTS = 16;
    private static final long ITEM_BYTES = 64L << 20;
    private static final int MOST_ITEMS = 1000;

    private final Store store;
    private final JobDirectory job;
    private final Path target;
    private final WorkJobs jobs;
    private final SerializableHadoopConf configuration;

    UploadJoin(Store store, JobDirectory job, Path target, WorkJobs jobs, SerializableHadoopConf configuration) {
        this.store = store;
        this.job = job;
        this.target = target;
        this.jobs = jobs;
        this.configuration = configuration;
    }

    @Override
    public StagedFile join(AssembledFile file, String finalName) throws IOException {
        store.makeDirectories(job.uploads());
        Path note = new Path(job.uploads(), NAME);
        String id;
        try (MultipartUploader uploader = Uploads.uploader(store.fileSystem(), target)) {
            UploadHandle handle = Uploads.await(uploader.startUpload(target));
            id = Uploads.encode(handle.toByteArray());
            try {
                new UploadFile(id, target.toString(), new FilePrint(file.length(), 0)).write(store, note);
            } catch (IOException | RuntimeException e) {
                store.abortUpload(id, target);
                throw e;
            }
        }
        StagedUpload upload = new StagedUpload(id, parts(file, id));
        FilePrint print = FilePrint.of(
                file.length(), (position, to, at, count) -> file.read(configuration, position, to, at, count));
        // by this it is known, if all else is lost, whether the upload became a file
        new UploadFile(id, target.toString(), print).write(store, note);
        return new StagedFile(target.toString(), finalName, upload, file.rows(), print);
    }

    private List<String> parts(AssembledFile file, String id) throws IOException {
        long partBytes = Math.max(PART_BYTES, (file.length() + MOST_PARTS - 1) / MOST_PARTS);
        List<FileRange> ranges = file.ranges(partBytes);
        int slots = Math.max(1, Math.min(MOST_SLOTS, MOST_NUMBERS / ranges.size()));
        RangeUploads sending = new RangeUploads(id, target.toString(), file.length(), slots, configuration);
        List<ArrayList<FileRange>> items = items(ranges, partBytes);
        List<String> parts = new ArrayList<>();
        Sums sums = new Sums();
        for (RangeUploads.Sent sent : jobs.run("sending " + ranges.size() + " parts", items, sending)) {
            parts.addAll(sent.parts());
            sums.add(sent.sums());
        }
        for (FileRange late : ranges) {
            if (late.isLate()) {
                sums.add(late.read(configuration, Math.toIntExact(late.length()), (bytes, at, count) -> {}));
            }
        }
        file.sign(sums);
        for (FileRange signed : file.ranges(partBytes)) {
            if (ranges.get(signed.index()).isLate()) {
                parts.addAll(sending.on(new ArrayList<>(List.of(signed))).parts());
            }
        }
        parts.sort(Comparator.comparingInt(part -> Integer.parseInt(part.substring(0, part.indexOf(':')))));
        return parts;
    }

    /** What is known already, in items of some parts that follow each other. */
    private static List<ArrayList<FileRange>> items(List<FileRange> ranges, long partBytes) {
        long most = Math.max(ITEM_BYTES / partBytes, (ranges.size() + MOST_ITEMS - 1) / MOST_ITEMS);
        List<ArrayList<FileRange>> items = new ArrayList<>();
        ArrayList<FileRange> item = new ArrayList<>();
        for (FileRange range : ranges) {
            if (range.isLate()) {
                continue;
            }
            item.add(range);
            if (item.size() >= most) {
                items.add(item);
                item = new ArrayList<>();
            }
        }
        if (!item.isEmpty()) {
            items.add(item);
        }
        return items;
    }
}
