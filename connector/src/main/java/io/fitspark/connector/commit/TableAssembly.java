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
import io.fitspark.connector.assemble.GrownTable;
import io.fitspark.connector.assemble.SourceTable;
import io.fitspark.connector.assemble.Surroundings;
import io.fitspark.connector.schema.OutputSchema;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.connector.write.OldRows;
import io.fitspark.connector.write.TableFacts;
import io.fitspark.connector.write.WholeTable;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.storage.GzipRangeReader;
import io.fitspark.fits.table.TableLayout;
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
        Surroundings around = Surroundings.NONE;
        if (replaced) {
            try (TargetFile file = TargetFile.open(store, target)) {
                around = around(file, file.table(settings.single().hdu()));
            }
        }
        List<SourceTable> sources = sources(staged);
        AssembledFile file = assembly(schema).file(sources, around, null);
        return join(sources).join(file, staged.get(0).finalName());
    }

    /** Makes one of the target and what tasks staged behind the rows of its table. */
    StagedFile append(List<StagedFile> staged) throws IOException {
        SourceFile whole = SourceFile.of(store.fileSystem().getFileStatus(target));
        try (TargetFile file = TargetFile.open(store, target)) {
            Hdu table = file.table(settings.single().hdu());
            TableLayout layout = TableLayout.of(file.fits().name(), table);
            AppendTarget.requireSame(rows.plan(), layout, target);
            SourceTable old = new SourceTable(whole, table.index(), layout.rows(), false);
            long heap = layout.isTiled() ? layout.tiling().plainHeapBytes() : layout.heapBytes();
            List<TableFacts> facts = new ArrayList<>();
            facts.add(known(old, layout, staged));
            staged.forEach(task -> facts.add(task.facts()));
            TableSchema schema = WholeTable.of(rows.plan().schema(), facts, rows.narrowLimit() - heap);
            List<SourceTable> sources = new ArrayList<>(List.of(old));
            sources.addAll(sources(staged));
            GrownTable grown = new GrownTable(table.header(), layout.columns(), layout.rows());
            AssembledFile made = assembly(schema).file(sources, around(file, table), grown);
            return join(sources).join(made, staged.get(0).finalName());
        }
    }

    /** What must be known of the old rows to decide the columns. */
    private TableFacts known(SourceTable old, TableLayout layout, List<StagedFile> staged) throws IOException {
        OutputSchema schema = rows.plan().schema();
        TableFacts unseen = OldRows.unseen(schema, layout.rows());
        List<TableFacts> facts = new ArrayList<>(List.of(unseen));
        staged.forEach(task -> facts.add(task.facts()));
        List<Integer> open = WholeTable.wantNull(schema, facts);
        return open.isEmpty() || layout.rows() == 0
                ? unseen
                : assembly(TableSchema.of(layout)).tally(List.of(old), open);
    }

    private Assembly assembly(TableSchema schema) {
        StagedParts files = new StagedParts(staging, rows.temporary(), configuration);
        return new Assembly(rows.plan(), schema, files, rows.jobs(), configuration);
    }

    private List<SourceTable> sources(List<StagedFile> staged) throws IOException {
        SourceTable[] sources = new SourceTable[staged.size()];
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            numbers.add(i);
        }
        Parallel.run(store.parallelism(), numbers, i -> {
            StagedFile file = staged.get(i);
            sources[i] = file.given() != null ? file.given() : staged(file);
        });
        return Arrays.asList(sources);
    }

    private SourceTable staged(StagedFile file) throws IOException {
        Path path = new Path(file.location());
        return new SourceTable(SourceFile.of(store.fileSystem().getFileStatus(path)), HDU, file.rows(), true);
    }

    /** What stays of the target beside a table and its zone maps. */
    private Surroundings around(TargetFile file, Hdu table) throws IOException {
        if (file.fits().reader() instanceof GzipRangeReader) {
            throw FitsWriteException.of(
                            "the file is compressed as a whole, so nothing in it can be changed; decompress it first")
                    .file(target.toString())
                    .build();
        }
        SourceFile whole = SourceFile.of(store.fileSystem().getFileStatus(target));
        int next = table.index() + 1;
        if (next < file.fits().hduCount() && TargetFile.isZoneMap(file.fits().hdu(next))) {
            next++;
        }
        long end = next < file.fits().hduCount() ? file.fits().hdu(next).entry().headerOffset() : whole.length();
        return Surroundings.of(whole, table.entry().headerOffset(), end, table.index());
    }

    private FileJoin join(List<SourceTable> sources) throws IOException {
        return FileJoin.of(store, job, staging, target, sources, rows.jobs());
    }
}
