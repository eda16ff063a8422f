// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.PartHandle;
import org.apache.hadoop.fs.UploadHandle;

import io.fitspark.connector.storage.Closing;

/** Brings local files to a store. */
final class FileTransfer {
    private static final int BUFFER = 256 << 10;
    /** At least 5 MiB, as S3 wants it. */
    private static final long PART_BYTES = 8 << 20;
    /** S3 takes 10,000. */
    private static final long MOST_PARTS = 9000;
    /** Parts that are sent at a time, so many are in memory. */
    private static final int UNDER_WAY = 3;

    private FileTransfer() {}

    /** Copies a file to a new one, whose directory must be there if the store knows any: it goes when the job ends. */
    static void send(Path file, Store store, org.apache.hadoop.fs.Path to) throws IOException {
        FSDataOutputStream out = store.create(to);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (IOException | RuntimeException e) {
            // a store of objects makes one of what came so far
            Closing.after(e, out);
            Closing.after(e, () -> store.delete(to));
            throw e;
        }
        out.close();
    }

    /**
     * Sends a file in parts.
     *
     * @param note where the upload is written down before the first part is sent
     */
    static StagedUpload upload(Path file, Store store, org.apache.hadoop.fs.Path to, org.apache.hadoop.fs.Path note)
            throws IOException {
        long length = Files.size(file);
        try (MultipartUploader uploader = Uploads.uploader(store.fileSystem(), to);
                InputStream in = Files.newInputStream(file)) {
            UploadHandle handle = Uploads.await(uploader.startUpload(to));
            String id = Uploads.encode(handle.toByteArray());
            try {
                new UploadFile(id, to.toString(), LocalStore.print(file)).write(store, note);
                return new StagedUpload(id, parts(new PartSender(uploader, handle, to), in, length));
            } catch (IOException | RuntimeException e) {
                try {
                    store.abortUpload(id, to);
                } catch (IOException suppressed) {
                    e.addSuppressed(suppressed);
                }
                throw e;
            }
        }
    }

    private static List<String> parts(PartSender sender, InputStream in, long length) throws IOException {
        int partBytes = Math.toIntExact(Math.max(PART_BYTES, (length + MOST_PARTS - 1) / MOST_PARTS));
        Deque<CompletableFuture<PartHandle>> underWay = new ArrayDeque<>();
        List<String> parts = new ArrayList<>();
        long sent = 0;
        for (int number = 1; sent < length; number++) {
            byte[] part = in.readNBytes((int) Math.min(partBytes, length - sent));
            if (part.length == 0) {
                throw new EOFException("The file ended after " + sent + " of " + length + " bytes");
            }
            sent += part.length;
            if (underWay.size() == UNDER_WAY) {
                parts.add(encoded(underWay.remove()));
            }
            underWay.add(sender.send(number, part, sent == length));
        }
        while (!underWay.isEmpty()) {
            parts.add(encoded(underWay.remove()));
        }
        return parts;
    }

    private static String encoded(CompletableFuture<PartHandle> part) throws IOException {
        return Uploads.encode(Uploads.await(part).toByteArray());
    }
}
