// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.PartHandle;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.assemble.FileRange;
import io.fitspark.connector.assemble.Sums;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.storage.SerializableHadoopConf;

/**
 * Sends ranges as parts of an upload.
 *
 * @param upload its id
 * @param target URI of what it becomes
 * @param length of the whole file
 * @param slots numbers that a part can have, so that two attempts at it seldom have the same
 */
record RangeUploads(String upload, String target, long length, int slots, SerializableHadoopConf configuration)
        implements WorkJobs.Work<ArrayList<FileRange>, RangeUploads.Sent> {
    private static final long serialVersionUID = 1L;
    /** Parts that are sent at a time, so many are in memory. */
    private static final int UNDER_WAY = 3;

    /** Parts that were sent, with their numbers. */
    record Sent(ArrayList<String> parts, Sums sums) implements Serializable {}

    private record Part(int number, CompletableFuture<PartHandle> sending) {
        String handle() throws IOException {
            return Uploads.numbered(number, Uploads.await(sending));
        }
    }

    @Override
    public Sent on(ArrayList<FileRange> ranges) throws IOException {
        Path path = new Path(target);
        List<String> parts = new ArrayList<>();
        Sums sums = new Sums();
        Deque<Part> underWay = new ArrayDeque<>();
        try (MultipartUploader uploader = Uploads.uploader(path.getFileSystem(configuration.value()), path)) {
            PartSender sender = new PartSender(uploader, Uploads.handle(upload), path);
            for (FileRange range : ranges) {
                int number =
                        range.index() * slots + 1 + ThreadLocalRandom.current().nextInt(slots);
                boolean last = range.offset() + range.length() == length;
                byte[] bytes = new byte[Math.toIntExact(range.length())];
                int[] at = {0};
                sums.add(range.read(configuration, bytes.length, (piece, offset, count) -> {
                    System.arraycopy(piece, offset, bytes, at[0], count);
                    at[0] += count;
                }));
                if (underWay.size() == UNDER_WAY) {
                    parts.add(underWay.remove().handle());
                }
                underWay.add(new Part(number, sender.send(number, bytes, last)));
            }
            while (!underWay.isEmpty()) {
                parts.add(underWay.remove().handle());
            }
        }
        return new Sent(new ArrayList<>(parts), sums);
    }
}
