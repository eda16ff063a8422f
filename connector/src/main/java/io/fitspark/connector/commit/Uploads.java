// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.PartHandle;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UploadHandle;

/** Multipart uploads of Hadoop: parts are sent, and become a file when the upload is completed. */
final class Uploads {
    private static final String CAPABILITY = "fs.capability.multipart.uploader";

    private Uploads() {}

    static boolean supported(FileSystem fileSystem, Path target) throws IOException {
        return fileSystem.hasPathCapability(target, CAPABILITY);
    }

    static MultipartUploader uploader(FileSystem fileSystem, Path target) throws IOException {
        return fileSystem.createMultipartUploader(target.getParent()).build();
    }

    static void complete(FileSystem fileSystem, StagedUpload upload, Path target) throws IOException {
        Map<Integer, PartHandle> parts = new HashMap<>();
        for (String part : upload.parts()) {
            int colon = part.indexOf(':');
            int number = colon < 0 ? parts.size() + 1 : Integer.parseInt(part.substring(0, colon));
            byte[] bytes = decode(part.substring(colon + 1));
            parts.put(number, () -> ByteBuffer.wrap(bytes));
        }
        try (MultipartUploader uploader = uploader(fileSystem, target)) {
            await(uploader.complete(handle(upload.id()), target, parts));
        }
    }

    static void abort(FileSystem fileSystem, String id, Path target) throws IOException {
        try (MultipartUploader uploader = uploader(fileSystem, target)) {
            await(uploader.abort(handle(id), target));
        } catch (FileNotFoundException e) {
            // it was completed or aborted
        }
    }

    static UploadHandle handle(String id) {
        byte[] bytes = decode(id);
        return () -> ByteBuffer.wrap(bytes);
    }

    /** A part of some number; parts that have none are numbered as they come. */
    static String numbered(int number, PartHandle part) {
        return number + ":" + encode(part.toByteArray());
    }

    static String encode(byte[] handle) {
        return Base64.getEncoder().encodeToString(handle);
    }

    private static byte[] decode(String handle) {
        return Base64.getDecoder().decode(handle);
    }

    static <T> T await(CompletableFuture<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted while the store was waited for").initCause(e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof IOException io) {
            return io;
        }
        Throwable inner = cause.getCause();
        return inner instanceof IOException io ? io : new IOException(cause.getMessage(), cause);
    }
}
