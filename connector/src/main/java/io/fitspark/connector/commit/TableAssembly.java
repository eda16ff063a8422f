// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.hadoop.fs.Path;

import io.fitspark.connector.assemble.AssembledFile;
import io.fitspark.connector.assemble.Assembly;
import io.fitspark.connector.assemble.SourceTable;
import io.fitspark.connector.assemble.Surroundings;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.connector.write.TableFacts;
import io.fitspark.connector.write.WholeTable;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.table.TableSchema;

/** Makes one file of what several tasks staged. */
final class TableAssembly {
    private static final int HDU = 1;

    private final Store store;
    private final JobDirectory job;
    private final String staging;
    private final Path target;
    private final WriteSettings settings;
    private final RowAssembly rows;
    private final SerializableHadoopConf configuration;

    TableAssembly(Store store, JobDirectory job, String staging, Path target, WriteSettings settings) {
        this.store = store;
        this.job = job;
        this.staging = staging;
        this.target = target;
        this.settings = settings;
        this.rows = settings.single().assembly();
        this.configuration = new SerializableHadoopConf(store.fileSystem().getConf());
    }

    /**
     * Makes it.
     *
     * @param staged by the tasks, in the order of the rows; one at least
     * @param replaced whether the table takes the place of one of the target, whose other HDUs stay
     */
    StagedFile assemble(List<StagedFile> staged, boolean replaced) throws IOException {
        List<TableFacts> facts = staged.stream().map(StagedFile::facts).toList();
        TableSchema schema = WholeTable.of(rows.plan().schema(), facts, rows.narrowLimit());
        StagedParts files = new StagedParts(staging, rows.temporary(), configuration);
        Assembly assembly = new Assembly(rows.plan(), schema, files, rows.jobs(), configuration);
        AssembledFile file = assembly.file(sources(staged), replaced ? around() : Surroundings.NONE);
        return join().join(file, staged.get(0).finalName());
    }

    private List<SourceTable> sources(List<StagedFile> staged) throws IOException {
        SourceTable[] sources = new SourceTable[staged.size()];
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            numbers.add(i);
        }
        Parallel.run(store.parallelism(), numbers, i -> {
            StagedFile file = staged.get(i);
            Path path = new Path(file.location());
            sources[i] = new SourceTable(SourceFile.of(store.fileSystem().getFileStatus(path)), HDU, file.rows());
        });
        return Arrays.asList(sources);
    }

    /** What stays of the target beside the table and its zone maps. */
    private Surroundings around() throws IOException {
        SourceFile whole = SourceFile.of(store.fileSystem().getFileStatus(target));
        try (TargetFile file = TargetFile.open(store, target)) {
            Hdu table = file.table(settings.single().hdu());
            int next = table.index() + 1;
            if (next < file.fits().hduCount()
                    && TargetFile.isZoneMap(file.fits().hdu(next))) {
                next++;
            }
            long end = next < file.fits().hduCount()
                    ? file.fits().hdu(next).entry().headerOffset()
                    : whole.length();
            return Surroundings.of(whole, table.entry().headerOffset(), end, table.index());
        }
    }

    private FileJoin join() throws IOException {
        if (Stores.of(store.fileSystem()) instanceof LocalStore local) {
            return new LocalJoin(local, job, configuration);
        }
        WorkJobs jobs = rows.jobs();
        return store.hasUploads(target)
                ? new UploadJoin(store, job, target, jobs, configuration)
                : new StoredJoin(store, staging, jobs, configuration);
    }
}
