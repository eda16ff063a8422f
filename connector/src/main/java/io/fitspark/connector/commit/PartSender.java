// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;

import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.PartHandle;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UploadHandle;

/** Sends parts of an upload. Since Hadoop 3.4.2 it is to be said which is the last one, and the method that did not ask is gone. */
final class PartSender {
    private static final MethodHandle WITH_LAST =
            find(UploadHandle.class, int.class, boolean.class, Path.class, InputStream.class, long.class);
    private static final MethodHandle WITHOUT_LAST =
            find(UploadHandle.class, int.class, Path.class, InputStream.class, long.class);

    private final MultipartUploader uploader;
    private final UploadHandle upload;
    private final Path target;

    PartSender(MultipartUploader uploader, UploadHandle upload, Path target) {
        this.uploader = uploader;
        this.upload = upload;
        this.target = target;
    }

    private static MethodHandle find(Class<?>... parameters) {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(
                            MultipartUploader.class,
                            "putPart",
                            MethodType.methodType(CompletableFuture.class, parameters));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }

    /** Begins to send a part. */
    @SuppressWarnings("unchecked") // what the method gives on every version
    CompletableFuture<PartHandle> send(int number, byte[] bytes, boolean last) throws IOException {
        // a stream that can be read again is what a repeated request needs
        InputStream in = new ByteArrayInputStream(bytes);
        try {
            Object sent = WITH_LAST != null
                    ? WITH_LAST.invoke(uploader, upload, number, last, target, in, (long) bytes.length)
                    : WITHOUT_LAST.invoke(uploader, upload, number, target, in, (long) bytes.length);
            return (CompletableFuture<PartHandle>) sent;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException("A part cannot be sent to " + target, e);
        }
    }
}
