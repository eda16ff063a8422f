// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;

import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.schema.ConstantField;
import io.fitspark.connector.schema.ExpectedColumns;
import io.fitspark.connector.schema.FitsSchema;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.fits.table.TableLayout;

/** The rows of one table, or several, in each of some files, as found when it was opened. Lives on the driver. */
public final class TableDataset {
    private final FileSet files;
    private final Lookup lookup;
    private final FileJobs jobs;
    private final FirstTable first;
    private final TableColumns columns;
    private final KnownHeaders known;

    TableDataset(
            FileSet files, Lookup lookup, FileJobs jobs, FirstTable first, TableColumns columns, KnownHeaders known) {
        this.files = files;
        this.lookup = lookup;
        this.jobs = jobs;
        this.first = first;
        this.columns = columns;
        this.known = known;
    }

    /**
     * What is read, and what its columns are.
     *
     * @param schema of the columns of the tables
     * @param constants the other columns: header cards, then partition columns
     */
    record TableColumns(
            ExpectedColumns expected, FitsSchema schema, HeaderColumns headers, List<ConstantField> constants) {}

    /**
     * Lists the files and opens the first; all of them if their schemas are to be merged.
     *
     * @param configuration of Hadoop; settings among the options come on top
     */
    public static TableDataset open(ReadOptions options, Configuration configuration, FileJobs jobs)
            throws IOException {
        return new DatasetOpening(FileSet.list(options, configuration), jobs).open();
    }

    /** The same with headers read in threads of this JVM. */
    public static TableDataset open(ReadOptions options, Configuration configuration) throws IOException {
        return open(options, configuration, new LocalFileJobs());
    }

    public Configuration configuration() {
        return files.configuration();
    }

    public ReadOptions options() {
        return files.options();
    }

    /** In the order of their rows. */
    public List<ListedFile> files() {
        return files.files();
    }

    /** The columns of the tables. */
    public FitsSchema schema() {
        return columns.schema();
    }

    /** The columns that come after those of the tables: header cards, then partition columns. */
    public List<ConstantField> constants() {
        return columns.constants();
    }

    public ExpectedColumns expectedColumns() {
        return columns.expected();
    }

    public HeaderColumns headerColumns() {
        return columns.headers();
    }

    /** What is looked for in each file. */
    public Lookup lookup() {
        return lookup;
    }

    /** The first table of the first file that has one. */
    public TableLayout firstLayout() {
        return first.layout();
    }

    /** Whether it is of images, shown as rows of tiles or of pixels. */
    public boolean isOfImages() {
        return first.image() != null;
    }

    /** The file that it is in. */
    ListedFile firstFile() {
        return files().get(first.file());
    }

    /** Which HDU is read, for people. */
    public String hdu() {
        return lookup.selector().toString();
    }

    /** Headers of files by their index, those read before and the others read now; fails as the first that fails. */
    Map<Integer, FileHeaders> headers(List<Integer> indexes) throws IOException {
        return known.read(files.files(), indexes, jobs, columns.expected());
    }

    /** The headers of a file, if they were read before; else null. */
    FileHeaders headersIfKnown(int index) {
        return known.get(index);
    }

    /** How many files planning has left out so far as broken or missing. */
    public long passedOver() {
        return known.passedOver();
    }

    /** Whether a file whose header is known may still turn out to be one to pass over: then rows cannot be told before they are read. */
    boolean mayPassOver() {
        return lookup.tolerance().corruptFiles() || lookup.tolerance().missingFiles();
    }

    /** Rows of those tables of a file, whose headers are known, for which all conditions hold. */
    long rows(int index, List<Condition> conditions) {
        FileSource source = FileSource.of(files().get(index));
        long rows = 0;
        for (TableHeader table : known.get(index).tables()) {
            if (conditions.isEmpty() || Condition.mayHold(conditions, values(source, table))) {
                rows = Math.addExact(rows, table.layout().rows());
            }
        }
        return rows;
    }

    /** What is the same in all rows of a table whose header was read. */
    SourceValues values(FileSource source, TableHeader table) {
        TableLayout layout = table.layout();
        return new SourceValues(
                source.file(),
                source.partition(),
                layout.hdu(),
                columns.headers().typed(table.header(), layout.file(), layout.hdu()));
    }
}
