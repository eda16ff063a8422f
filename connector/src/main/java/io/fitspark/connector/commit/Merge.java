// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.assemble.Assembly;
import io.fitspark.connector.assemble.SourceTable;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.OverwriteScope;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.options.RowOrder;
import io.fitspark.connector.options.WriteCompression;
import io.fitspark.connector.options.WriteOptions;
import io.fitspark.connector.plan.SourceHeader;
import io.fitspark.connector.schema.OutputField;
import io.fitspark.connector.schema.OutputSchema;
import io.fitspark.connector.storage.FileLister;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.connector.write.OldRows;
import io.fitspark.connector.write.Staging;
import io.fitspark.connector.write.TableFacts;
import io.fitspark.connector.write.TablePlan;
import io.fitspark.connector.write.WholeTable;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;

/**
 * Makes one file of the tables of several, which stay as they are. With {@code rowOrder=relaxed}, whole tiles of compressed tables are copied without being
 * decompressed; the rest comes last. The file appears in one step, as that of any write.
 */
public final class Merge {
    private final Configuration configuration;
    private final WorkJobs jobs;
    private final TemporaryDirectory temporary;

    /**
     * @param jobs where the work is done
     * @param temporary where files are made for stores that are not local
     */
    public Merge(Configuration configuration, WorkJobs jobs, TemporaryDirectory temporary) {
        this.configuration = configuration;
        this.jobs = jobs;
        this.temporary = temporary;
    }

    /**
     * Merges files.
     *
     * @param source a directory, or a file, that a read would accept
     * @param hdu which table of each; null for the first
     * @param options of a write; {@code path} is the file that is made
     * @param mode CREATE or OVERWRITE
     * @throws io.fitspark.connector.FitsUserException if there are no files, or their columns differ in name, order or type
     */
    public CommitResult run(String source, HduSelector hdu, Map<String, String> options, WriteMode mode)
            throws IOException {
        if (mode != WriteMode.CREATE && mode != WriteMode.OVERWRITE) {
            throw new IllegalArgumentException("a merge makes a new file: " + mode);
        }
        WriteOptions write = WriteOptions.parse(options).forTarget(true);
        List<MergedTable.Found> tables = jobs.run(
                "looking at the files of " + source,
                files(source),
                new MergedTable(hdu, new SerializableHadoopConf(configuration)));
        TableLayout first = tables.get(0).layout();
        for (MergedTable.Found table : tables) {
            requireSame(first, table.layout());
        }
        boolean tiled = write.compression() == WriteCompression.ZTABLE;
        List<OutputField> fields = new ArrayList<>();
        for (Column column : first.columns()) {
            fields.add(OutputField.of(column, column.name()));
        }
        OutputSchema schema = OutputSchema.of(fields, tiled);
        String header = write.headerFrom() != null
                ? write.headerFrom()
                : tables.get(0).file().path() + "#" + tables.get(0).hdu();
        TablePlan plan = new TablePlan(schema, write.table(), SourceHeader.read(header, configuration), write.txnId())
                .staged(staging(write, tables, schema));
        plan.check();
        return commit(plan, write, mode, tables);
    }

    private List<SourceFile> files(String source) throws IOException {
        ReadOptions read = ReadOptions.parse(new HashMap<>(Map.of("path", source)));
        List<SourceFile> files = new ArrayList<>();
        for (ListedFile file :
                new FileLister(configuration, read.listing()).list(read.paths()).files()) {
            files.add(file.file());
        }
        if (files.isEmpty()) {
            throw FitsErrors.noFiles(List.of(source));
        }
        return files;
    }

    private static void requireSame(TableLayout first, TableLayout other) {
        for (int i = 0; i < Math.max(first.columns().size(), other.columns().size()); i++) {
            String there = shown(first, i);
            String here = shown(other, i);
            if (!there.equalsIgnoreCase(here)) {
                throw FitsErrors.schemaMismatch(
                        other.file(), first.file(), List.of("column " + (i + 1) + " is " + there + ", here " + here));
            }
        }
    }

    private static String shown(TableLayout layout, int column) {
        if (column >= layout.columns().size()) {
            return "missing";
        }
        Column found = layout.columns().get(column);
        return found.name() + " of " + found.type().element() + " with "
                + found.type().depth() + " levels of arrays";
    }

    private static Staging staging(WriteOptions write, List<MergedTable.Found> tables, OutputSchema schema) {
        boolean tiles = schema.tiled() && write.rowOrder() == RowOrder.RELAXED;
        long tileRows = write.table().tileRows();
        for (MergedTable.Found table : tables) {
            if (tileRows == 0
                    && tiles
                    && table.layout().isTiled()
                    && table.layout().tiling().tiles() > 1) {
                tileRows = table.layout().tiling().tileRows();
            }
        }
        return new Staging(tiles, tileRows > 0 ? tileRows : WholeTable.tileRows(schema));
    }

    private CommitResult commit(TablePlan plan, WriteOptions write, WriteMode mode, List<MergedTable.Found> tables)
            throws IOException {
        Path target = new Path(write.path());
        List<SourceTable> sources = new ArrayList<>();
        List<TableFacts> facts = new ArrayList<>();
        long heap = 0;
        for (MergedTable.Found table : tables) {
            TableLayout layout = table.layout();
            sources.add(new SourceTable(table.file(), table.hdu(), layout.rows(), false));
            facts.add(OldRows.given(plan.schema(), layout.columns(), layout.rows()));
            heap += layout.isTiled() ? layout.tiling().plainHeapBytes() : layout.heapBytes();
        }
        RowAssembly rows = new RowAssembly(plan, jobs, temporary, false, Integer.MAX_VALUE - heap);
        WriteSettings settings = new WriteSettings(
                Layout.SINGLE,
                mode,
                write.compression().suffix(),
                write.txnId(),
                write.stagingDir(),
                LeaseTimes.of(configuration),
                new SingleFile(null, OverwriteScope.FILE, plan.tableOptions(), rows),
                null);
        try (WriteJob job = WriteJob.begin(configuration, target, settings)) {
            tally(plan, sources, tables.get(0).layout(), facts);
            List<StagedFile> given = new ArrayList<>();
            for (int i = 0; i < sources.size(); i++) {
                given.add(StagedFile.given(sources.get(i), target.getName(), facts.get(i)));
            }
            return job.commit(given);
        }
    }

    /** Looks for a TNULL where the files have different ones. */
    private void tally(TablePlan plan, List<SourceTable> sources, TableLayout first, List<TableFacts> facts)
            throws IOException {
        List<Integer> open = WholeTable.wantNull(plan.schema(), facts);
        List<SourceTable> full =
                sources.stream().filter(source -> source.rows() > 0).toList();
        if (!open.isEmpty() && !full.isEmpty()) {
            Assembly looking =
                    new Assembly(plan, TableSchema.of(first), null, jobs, new SerializableHadoopConf(configuration));
            TableFacts found = looking.tally(full, open);
            facts.replaceAll(known -> known.withTaken(found));
        }
    }
}
