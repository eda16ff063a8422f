// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.List;

import org.apache.hadoop.conf.Configuration;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.schema.ExpectedColumns;
import io.fitspark.connector.schema.FitsSchema;
import io.fitspark.connector.storage.FileLister;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.fits.table.TableLayout;

/** The rows of one table in each of some files, as found when it was opened. Lives on the driver. */
public final class TableDataset {
    private final Configuration configuration;
    private final ReadOptions options;
    private final boolean caseSensitive;
    private final List<ListedFile> files;
    private final HduSelector selector;
    private final TableLayout first;
    private final FitsSchema schema;

    private TableDataset(
            Configuration configuration,
            ReadOptions options,
            boolean caseSensitive,
            List<ListedFile> files,
            HduSelector selector,
            TableLayout first) {
        this.configuration = configuration;
        this.options = options;
        this.caseSensitive = caseSensitive;
        this.files = files;
        this.selector = selector;
        this.first = first;
        this.schema = FitsSchema.of(
                first,
                new FitsSchema.Rules(caseSensitive, options.nanAsNull(), options.emptyAsNull(), files.size() == 1));
    }

    /**
     * Lists the files and opens the first.
     *
     * @param configuration of Hadoop; settings among the options come on top
     * @param caseSensitive whether column names that differ by case only are different
     */
    public static TableDataset open(ReadOptions options, Configuration configuration, boolean caseSensitive)
            throws IOException {
        Configuration merged = new Configuration(configuration);
        options.hadoop().forEach(merged::set);
        List<ListedFile> files = new FileLister(merged).list(options.paths());
        TableOpener opener = new TableOpener(new HadoopFiles(merged), options.limits(), new ReadCounters());
        try (OpenTable table = opener.open(files.get(0), options.hdu())) {
            HduSelector selector = HduChooser.sameIn(options.hdu(), table.hdu());
            return new TableDataset(merged, options, caseSensitive, files, selector, table.layout());
        }
    }

    public Configuration configuration() {
        return configuration;
    }

    public ReadOptions options() {
        return options;
    }

    /** In the order of their rows. */
    public List<ListedFile> files() {
        return files;
    }

    public FitsSchema schema() {
        return schema;
    }

    public ExpectedColumns expectedColumns() {
        return ExpectedColumns.of(first, caseSensitive);
    }

    /** The table of the first file. */
    public TableLayout firstLayout() {
        return first;
    }

    /** Which HDU is read, for people. */
    public String hdu() {
        return selector.toString();
    }

    HduSelector selector() {
        return selector;
    }

    TableOpener opener() {
        return new TableOpener(new HadoopFiles(configuration), options.limits(), new ReadCounters());
    }
}
