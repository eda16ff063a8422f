// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Says in the job's directory of uploads that a task began an upload, so that it can be ended by its id whatever becomes of the task.
 *
 * @param id the store's handle in Base64
 * @param target what the upload becomes when it is completed
 * @param print of the file that it becomes
 */
record UploadFile(String id, String target, FilePrint print) {
    void write(Store store, Path path) throws IOException {
        store.write(
                path,
                RecordFile.write(
                        List.of(List.of(id, target, Long.toString(print.length()), Long.toString(print.ends())))));
    }

    private static Optional<UploadFile> read(Store store, Path path) throws IOException {
        try {
            return RecordFile.read(store.read(path)).map(lines -> of(lines.get(0)));
        } catch (FileNotFoundException | NoSuchFileException e) {
            // somebody else ended the job just now
            return Optional.empty();
        }
    }

    private static UploadFile of(List<String> line) {
        return new UploadFile(
                line.get(0), line.get(1), new FilePrint(Long.parseLong(line.get(2)), Long.parseLong(line.get(3))));
    }

    /** Aborts the uploads of a job that no file is to be made of. To be called before there are files. */
    static void abortOthers(Store store, JobDirectory job, Set<String> wanted) throws IOException {
        Parallel.run(store.parallelism(), store.children(job.uploads()), file -> {
            Optional<UploadFile> upload = read(store, file.getPath());
            if (upload.isPresent() && !wanted.contains(upload.get().id())) {
                store.abortUpload(upload.get().id(), new Path(upload.get().target()));
                store.delete(file.getPath());
            }
        });
    }

    /**
     * Aborts the uploads of a job but those that became files, and forgets all. There are stores that remove the file if a completed upload is
     * aborted: so none is.
     *
     * @return how many were aborted
     */
    static int abortAll(Store store, JobDirectory job) throws IOException {
        AtomicInteger aborted = new AtomicInteger();
        List<FileStatus> files = store.children(job.uploads());
        Parallel.run(store.parallelism(), files, file -> {
            Optional<UploadFile> upload = read(store, file.getPath());
            if (upload.isPresent() && !upload.get().isFile(store)) {
                store.abortUpload(upload.get().id(), new Path(upload.get().target()));
                aborted.incrementAndGet();
            }
        });
        if (!files.isEmpty()) {
            store.delete(job.uploads());
        }
        return aborted.get();
    }

    /** Forgets uploads that became files, so that nobody aborts them. */
    static void forgetAll(Store store, JobDirectory job) throws IOException {
        if (!store.children(job.uploads()).isEmpty()) {
            store.delete(job.uploads());
        }
    }

    private boolean isFile(Store store) throws IOException {
        Path path = new Path(target);
        Optional<FileStatus> there = store.status(path);
        return there.isPresent()
                && there.get().getLen() == print.length()
                && store.print(path).equals(print);
    }
}
