// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.hadoop.conf.Configuration;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.HeaderColumn;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.options.View;
import io.fitspark.connector.plan.TaskPacker.Sized;
import io.fitspark.connector.schema.ConstantField;
import io.fitspark.connector.schema.HeaderField;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.storage.RangeReader;

/** The headers of some files as a table: a row for each HDU, or for each card. Lives on the driver. */
public final class HeaderDataset {
    /** What reading the headers of a file may cost at most beside opening it. */
    private static final long HEADER_BYTES = 256 << 10;

    private final FileSet files;
    private final HeaderColumns headers;
    private final List<ConstantField> constants;

    private HeaderDataset(FileSet files, HeaderColumns headers) {
        this.files = files;
        this.headers = headers;
        this.constants = ConstantField.after(
                HeaderField.of(files.options().view()).stream()
                        .map(HeaderField::key)
                        .toList(),
                headers.columns(),
                files.partitionColumns(),
                files.options().caseSensitive());
    }

    /** Lists the files; opens the first only if cards are asked for as columns whose types are not given. */
    public static HeaderDataset open(ReadOptions options, Configuration configuration) throws IOException {
        if (options.region() != null) {
            throw FitsErrors.regionOfHeaders(options.region().toString());
        }
        FileSet files = FileSet.list(options, configuration);
        List<HeaderColumn> asked = options.headerColumns();
        if (asked.isEmpty()) {
            return new HeaderDataset(files, HeaderColumns.NONE);
        }
        List<List<Object>> values = List.of();
        String first = files.files().get(0).file().path();
        if (asked.stream().anyMatch(column -> column.type() == null)) {
            values = headersOf(files, HeaderColumns.keywords(asked));
        }
        return new HeaderDataset(files, HeaderColumns.of(asked, values, first));
    }

    /** What the headers of the first good file say. */
    private static List<List<Object>> headersOf(FileSet files, List<String> keywords) throws IOException {
        HadoopFiles hadoop = new HadoopFiles(files.configuration());
        for (ListedFile listed : files.files()) {
            try (FitsFile file = open(hadoop, listed, files.options().limits())) {
                List<List<Object>> values = new ArrayList<>();
                Optional<Hdu> hdu = file.hduIfPresent(0);
                for (int i = 1; hdu.isPresent(); i++) {
                    values.add(HeaderColumns.raw(file, hdu.get(), keywords));
                    hdu = file.hduIfPresent(i);
                }
                return values;
            } catch (IOException | RuntimeException e) {
                if (!PassedOver.byTolerance(e, files.options().tolerance())) {
                    throw e;
                }
                PassedOver.logged(listed.file(), e, null);
            }
        }
        return List.of();
    }

    private static FitsFile open(HadoopFiles hadoop, ListedFile listed, FitsLimits limits) throws IOException {
        RangeReader reader = hadoop.open(listed, HadoopFiles.Access.RANDOM, new ReadCounters());
        return OpenedFits.over(reader, limits);
    }

    public Configuration configuration() {
        return files.configuration();
    }

    public ReadOptions options() {
        return files.options();
    }

    public View view() {
        return files.options().view();
    }

    public List<ListedFile> files() {
        return files.files();
    }

    public HeaderColumns headerColumns() {
        return headers;
    }

    /** The columns after those of the view: header cards, then partition columns. */
    public List<ConstantField> constants() {
        return constants;
    }

    /** What is looked for in each file. */
    public Lookup lookup() {
        ReadOptions options = files.options();
        return new Lookup(
                options.hdu(), options.view(), null, headers.keywords(), options.tolerance(), options.limits());
    }

    /** Tasks in the order of the files; none is opened here. */
    public List<TaskGroup> plan(List<Condition> conditions, SplitSettings settings) {
        List<Sized> tasks = new ArrayList<>();
        for (int i = 0; i < files.files().size(); i++) {
            FileSource source = FileSource.of(files.files().get(i));
            if (Condition.mayHold(conditions, SourceValues.of(source))) {
                long bytes = Math.min(HEADER_BYTES, source.file().length());
                tasks.add(new Sized(new ScanTask.WholeFile(source, ScanTask.WholeFile.ALL), i, 0, bytes));
            }
        }
        long maxSplitBytes =
                settings.maxSplitBytes(tasks.stream().mapToLong(Sized::bytes).sum(), tasks.size());
        return TaskPacker.pack(tasks, maxSplitBytes, settings.openCostBytes()).stream()
                .map(group -> new TaskGroup(group.stream().map(Sized::task).toList(), List.of()))
                .toList();
    }
}
