// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;

import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsAppender;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.HeaderEditor;
import io.fitspark.fits.write.TableWriter;

/** Makes of a single file and new rows the file that takes its place: the rows added to a table, or instead of it. Other HDUs stay as they are. */
final class SingleFileMerge {
    private static final String NAME = "merged";

    private final Store store;
    private final JobDirectory job;
    private final org.apache.hadoop.fs.Path target;
    private final WriteSettings settings;

    SingleFileMerge(Store store, JobDirectory job, org.apache.hadoop.fs.Path target, WriteSettings settings) {
        this.store = store;
        this.job = job;
        this.target = target;
        this.settings = settings;
    }

    /** @param files with the new rows, which can be read; one if they replace others */
    StagedFile merge(List<StagedFile> files) throws IOException {
        String name = files.get(0).finalName();
        long rows = files.stream().mapToLong(StagedFile::rows).sum();
        if (Stores.of(store.fileSystem()) instanceof LocalStore local) {
            Path merged = write(local.local(job.path()), files);
            return new StagedFile(job.file(NAME).toString(), name, null, rows, LocalStore.print(merged));
        }
        Path temporary = Files.createTempDirectory("fitspark-" + job.id() + "-");
        try {
            Path merged = write(temporary, files);
            FilePrint print = LocalStore.print(merged);
            if (store.hasUploads(target)) {
                StagedUpload upload =
                        FileTransfer.upload(merged, store, target, new org.apache.hadoop.fs.Path(job.uploads(), NAME));
                return new StagedFile(target.toString(), name, upload, rows, print);
            }
            FileTransfer.send(merged, store, job.file(NAME));
            return new StagedFile(job.file(NAME).toString(), name, null, rows, print);
        } finally {
            TemporaryFiles.deleteAll(temporary);
        }
    }

    private Path write(Path directory, List<StagedFile> files) throws IOException {
        Path merged = directory.resolve(NAME);
        FileOptions options = FileOptions.defaults();
        if (settings.mode() == WriteMode.APPEND) {
            copyTarget(merged);
            append(merged, files, options);
        } else {
            try (TargetFile added = open(files.get(0))) {
                replace(merged, added, options);
            }
        }
        return merged;
    }

    private TargetFile open(StagedFile file) throws IOException {
        return TargetFile.open(store, new org.apache.hadoop.fs.Path(file.location()));
    }

    private void copyTarget(Path to) throws IOException {
        FileStatus status = store.fileSystem().getFileStatus(target);
        try (FSDataInputStream in = HadoopFiles.stream(store.fileSystem(), status, HadoopFiles.Access.SEQUENTIAL)) {
            Files.copy(in, to);
        }
    }

    private void append(Path merged, List<StagedFile> files, FileOptions options) throws IOException {
        int hdu;
        try (TargetFile old = TargetFile.of(FitsFile.open(merged))) {
            hdu = old.table(settings.single().hdu()).index();
        }
        try (TableWriter writer =
                FitsAppender.open(merged, hdu, settings.single().appendOptions(), options)) {
            for (StagedFile file : files) {
                try (TargetFile added = open(file)) {
                    RowCopy.copy(added, added.table(null), writer, target.toString());
                }
            }
            writer.finish();
        }
        if (settings.txnId() != null) {
            HeaderEditor.edit(
                    merged,
                    hdu,
                    cards -> cards.set(WriteJob.TXN_KEYWORD, settings.txnId(), "name of the last write"),
                    options);
        }
    }

    private void replace(Path merged, TargetFile added, FileOptions options) throws IOException {
        try (TargetFile old = TargetFile.open(store, target);
                FitsWriter out = FitsWriter.create(merged, options)) {
            int replaced = old.table(settings.single().hdu()).index();
            for (int i = 0; i < old.fits().hduCount(); i++) {
                Hdu hdu = old.fits().hdu(i);
                if (i == replaced) {
                    for (Hdu part : extensions(added.fits())) {
                        out.copy(added.fits(), part);
                    }
                } else if (i != replaced + 1 || !TargetFile.isZoneMap(hdu)) {
                    out.copy(old.fits(), hdu);
                }
            }
            out.finish();
        }
    }

    private static List<Hdu> extensions(FitsFile file) throws IOException {
        List<Hdu> extensions = new ArrayList<>();
        for (int i = 1; i < file.hduCount(); i++) {
            extensions.add(file.hdu(i));
        }
        return extensions;
    }
}
