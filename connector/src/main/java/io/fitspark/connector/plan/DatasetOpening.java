// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.HeaderColumn;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.plan.TableDataset.TableColumns;
import io.fitspark.connector.schema.ConstantField;
import io.fitspark.connector.schema.ExpectedColumns;
import io.fitspark.connector.schema.FitsField;
import io.fitspark.connector.schema.FitsSchema;
import io.fitspark.connector.schema.SchemaMerger;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.connector.storage.SerializableHadoopConf;

/** Opens a dataset: finds the table that says what the columns are. */
final class DatasetOpening {
    private final FileSet files;
    private final ReadOptions options;
    private final FileJobs jobs;
    private final Lookup asked;

    DatasetOpening(FileSet files, FileJobs jobs) {
        this.files = files;
        this.options = files.options();
        this.jobs = jobs;
        this.asked = new Lookup(
                options.hdu(),
                options.view(),
                options.region(),
                HeaderColumns.keywords(options.headerColumns()),
                options.tolerance(),
                options.limits());
    }

    /**
     * The first table, where it is, and how it is found in other files.
     *
     * @param before what was found in the files before it
     */
    private record First(int file, TableHeader table, boolean inflated, Lookup lookup, List<FileHeaders> before) {}

    TableDataset open() throws IOException {
        First first = first();
        KnownHeaders known = new KnownHeaders(first.lookup(), new SerializableHadoopConf(files.configuration()));
        for (int i = 0; i < first.file(); i++) {
            known.put(i, first.before().get(i));
        }
        if (!(options.hdu() instanceof HduSelector.ByGlob)) {
            known.put(first.file(), FileHeaders.of(List.of(first.table()), first.inflated()));
        }
        TableColumns columns = options.mergeSchema() ? merged(first, known) : ofFirst(first);
        return new TableDataset(
                files,
                first.lookup(),
                jobs,
                new FirstTable(
                        first.file(), first.table().layout(), first.table().image()),
                columns,
                known);
    }

    private First first() throws IOException {
        TableOpener opener = new TableOpener(new HadoopFiles(files.configuration()), asked, new ReadCounters());
        List<FileHeaders> before = new ArrayList<>();
        for (int i = 0; i < files.files().size(); i++) {
            ListedFile file = files.files().get(i);
            try (TableFile open = opener.open(file)) {
                Optional<TableFile.Found> table = open.next();
                if (table.isPresent()) {
                    requireImage(table.get());
                    return new First(i, table.get().facts(), open.isInflated(), open.sameInOthers(table.get()), before);
                }
                before.add(FileHeaders.NONE);
            } catch (IOException | RuntimeException e) {
                if (!PassedOver.byTolerance(e, options.tolerance())) {
                    throw e;
                }
                before.add(PassedOver.logged(file.file(), e, FileHeaders.PASSED_OVER));
            }
        }
        throw FitsErrors.noReadableFile(options.paths(), files.files().size());
    }

    private void requireImage(TableFile.Found found) {
        if (options.region() != null && found.facts().image() == null) {
            throw FitsErrors.tableAsImage(
                    found.facts().layout().file(), HduNames.describe(found.hdu().entry()));
        }
    }

    private TableColumns ofFirst(First first) {
        // a pattern may find more tables in the same file
        boolean everyHeaderSeen = files.files().size() == 1 && !(options.hdu() instanceof HduSelector.ByGlob);
        ImageRows image = first.table().image();
        // a compressed image can have masks of nulls beside its pixels
        boolean nullsKnown = image == null || !image.image().isCompressed();
        FitsSchema schema = FitsSchema.of(
                first.table().layout(),
                new FitsSchema.Rules(
                        options.caseSensitive(),
                        options.nanAsNull(),
                        options.emptyAsNull(),
                        everyHeaderSeen && nullsKnown));
        HeaderColumns headers = headerColumns(List.of(first.table().header()), first);
        return columns(ExpectedColumns.of(first.table().layout(), options.caseSensitive()), schema, headers);
    }

    private TableColumns merged(First first, KnownHeaders known) throws IOException {
        List<Integer> all =
                IntStream.range(first.file(), files.files().size()).boxed().toList();
        Map<Integer, FileHeaders> headers = known.read(files.files(), all, jobs, null);
        SchemaMerger merger = new SchemaMerger(options.caseSensitive(), options.nanAsNull(), options.emptyAsNull());
        List<List<Object>> values = new ArrayList<>();
        for (int index : all) {
            for (TableHeader table : headers.get(index).tables()) {
                merger.add(table.layout());
                values.add(table.header());
            }
        }
        return columns(merger.expected(), merger.schema(), headerColumns(values, first));
    }

    private HeaderColumns headerColumns(List<List<Object>> values, First first) {
        List<HeaderColumn> columns = options.headerColumns();
        return columns.isEmpty()
                ? HeaderColumns.NONE
                : HeaderColumns.of(columns, values, first.table().layout().file());
    }

    private TableColumns columns(ExpectedColumns expected, FitsSchema schema, HeaderColumns headers) {
        List<ConstantField> constants = ConstantField.after(
                schema.fields().stream().map(FitsField::name).toList(),
                headers.columns(),
                files.partitionColumns(),
                options.caseSensitive());
        return new TableColumns(expected, schema, headers, constants);
    }
}
