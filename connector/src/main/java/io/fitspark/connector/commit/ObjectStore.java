// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;

import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** S3: an object is there when all of it was sent, there are no directories, and a rename is a copy. */
final class ObjectStore extends HadoopStore {
    private static final String S3A = "org.apache.hadoop.fs.s3a.S3AFileSystem";

    ObjectStore(FileSystem fileSystem) {
        super(fileSystem);
    }

    static boolean is(FileSystem fileSystem) {
        for (Class<?> type = fileSystem.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(S3A)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void makeDirectories(Path directory) {}

    @Override
    public void write(Path path, byte[] content) throws IOException {
        try (FSDataOutputStream out = create(path)) {
            out.write(content);
        }
    }

    /** There are no directories that would have to be there, though some versions of S3A ask for one. */
    @Override
    public FSDataOutputStream create(Path path) throws IOException {
        return fileSystem().create(path, true);
    }

    @Override
    public void publish(Path staged, Path target) throws IOException {
        FileStatus from = fileSystem().getFileStatus(staged);
        if (status(target).isPresent()) {
            // S3A renames over no object; whole objects replace each other all the same
            ObjectCopy.copy(fileSystem(), from, target);
            delete(staged);
        } else if (!fileSystem().rename(staged, target)) {
            throw new IOException("The object cannot be renamed to " + target + ": " + staged);
        }
    }

    @Override
    public boolean hasDirectories() {
        return false;
    }

    @Override
    public boolean hasUploads(Path target) throws IOException {
        return Uploads.supported(fileSystem(), target);
    }
}
