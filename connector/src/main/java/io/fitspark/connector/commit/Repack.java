// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.assemble.RepackAssembly;
import io.fitspark.connector.assemble.SourceTable;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.RepackOptions;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.storage.GzipRangeReader;

/**
 * Drops what no descriptor points to of the heaps of a file's tables, and makes other tiles where those that there are are very small. What is live is copied
 * as it is. The file that has nothing to drop is left alone; else the new one takes its place in one step, as that of any write.
 */
public final class Repack {
    private static final String SUFFIX = ".fits";
    private static final long ITEM_BYTES = 64L << 20;

    private final Configuration configuration;
    private final WorkJobs jobs;
    private final TemporaryDirectory temporary;
    private final long itemBytes;

    /**
     * @param jobs where the work is done
     * @param temporary where files are made for stores that are not local
     */
    public Repack(Configuration configuration, WorkJobs jobs, TemporaryDirectory temporary) {
        this(configuration, jobs, temporary, ITEM_BYTES);
    }

    /** The same with work items of another size. */
    Repack(Configuration configuration, WorkJobs jobs, TemporaryDirectory temporary, long itemBytes) {
        this.configuration = configuration;
        this.jobs = jobs;
        this.temporary = temporary;
        this.itemBytes = itemBytes;
    }

    /**
     * Repacks a file.
     *
     * @param options {@code hdu} says which table, else it is all; {@code tileRows}, {@code compressionLevel} and {@code stagingDir} as for a write
     * @throws io.fitspark.connector.FitsUserException if the options are wrong, or there is no such HDU
     * @throws WriteConflictException if somebody else changed the file meanwhile; it is as they left it
     */
    public RepackResult run(Path path, Map<String, String> options) throws IOException {
        FileSystem fileSystem = path.getFileSystem(configuration);
        return run(Stores.of(fileSystem), fileSystem.makeQualified(path), options, LeaseTimes.of(configuration));
    }

    RepackResult run(Store store, Path target, Map<String, String> options, LeaseTimes lease) throws IOException {
        RepackOptions asked = RepackOptions.parse(options);
        Optional<FileStatus> status = store.status(target);
        if (status.isEmpty() || status.get().isDirectory()) {
            throw new FileNotFoundException(
                    (status.isEmpty() ? "There is no file: " : "There is a directory where a file is to be repacked: ")
                            + target);
        }
        Making making = new Making(asked);
        WriteSettings settings = new WriteSettings(
                Layout.SINGLE,
                WriteMode.OVERWRITE,
                SUFFIX,
                null,
                asked.stagingDir(),
                lease,
                SingleFile.made(making),
                null);
        try (WriteJob job = WriteJob.begin(store, target, settings)) {
            SourceFile source = SourceFile.of(store.fileSystem().getFileStatus(target));
            making.look(store, settings.staging(job.directory(), store).toString(), target, source);
            if (making.assembly.tables() == 0) {
                return new RepackResult(target.toString(), 0, 0, 0, 0, source.length(), source.length());
            }
            SourceTable old = new SourceTable(source, 0, making.assembly.rows(), false);
            CommitResult result = job.commit(List.of(StagedFile.given(old, target.getName(), null)));
            return new RepackResult(
                    target.toString(),
                    making.assembly.tables(),
                    making.assembly.retiled(),
                    making.assembly.rows(),
                    making.assembly.deadBytes(),
                    source.length(),
                    result.bytes());
        }
    }

    /** Looks at the file, and makes the new one. */
    private final class Making implements FileMaker {
        private final RepackOptions asked;
        private RepackAssembly assembly;

        Making(RepackOptions asked) {
            this.asked = asked;
        }

        void look(Store store, String staging, Path target, SourceFile source) throws IOException {
            SerializableHadoopConf travelling = new SerializableHadoopConf(configuration);
            assembly = new RepackAssembly(
                    source,
                    new StagedParts(staging, temporary, travelling),
                    jobs,
                    travelling,
                    new RepackAssembly.Wanted(asked.tileRows(), asked.level(), itemBytes));
            try (TargetFile file = TargetFile.open(store, target)) {
                if (file.fits().reader() instanceof GzipRangeReader) {
                    throw FitsWriteException.of(
                                    "the file is compressed as a whole, so nothing in it can be changed; decompress it first")
                            .file(target.toString())
                            .build();
                }
                HduSelector hdu = asked.hdu();
                if (hdu != null) {
                    assembly.look(file.fits(), file.table(hdu));
                }
                for (int i = 0; hdu == null && i < file.fits().hduCount(); i++) {
                    assembly.look(file.fits(), file.fits().hdu(i));
                }
            }
        }

        @Override
        public StagedFile make(Store store, JobDirectory job, String staging, Path target) throws IOException {
            try (TargetFile file = TargetFile.open(store, target)) {
                return FileJoin.of(store, job, staging, target, List.of(), jobs)
                        .join(assembly.file(file.fits()), target.getName());
            }
        }
    }
}
