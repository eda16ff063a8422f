// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.fitspark.connector.plan.RowSplitter.RowSpan;
import io.fitspark.connector.plan.TaskPacker.Sized;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.table.TableLayout;

/** Decides which task reads which rows. */
public final class ScanPlanner {
    private final TableDataset dataset;
    private final SplitSettings settings;
    private final boolean rowsOnly;
    private final OptionalLong limit;

    /**
     * @param rowsOnly whether no column is asked for, so that tables need not be read
     * @param limit rows after which nothing more is needed
     */
    public ScanPlanner(TableDataset dataset, SplitSettings settings, boolean rowsOnly, OptionalLong limit) {
        this.dataset = dataset;
        this.settings = settings;
        this.rowsOnly = rowsOnly;
        this.limit = limit;
    }

    /** Groups of tasks in the order of the rows; the headers of files larger than a split are read here. */
    public List<TaskGroup> plan() throws IOException {
        long limited = limit.orElse(Long.MAX_VALUE);
        boolean firstIsEnough = dataset.firstLayout().rows() >= limited;
        List<ListedFile> files = firstIsEnough ? dataset.files().subList(0, 1) : dataset.files();
        long maxSplitBytes = settings.maxSplitBytes(
                files.stream().mapToLong(file -> file.file().length()).sum(), files.size());
        Map<Integer, TableLayout> layouts = layouts(files, maxSplitBytes);
        List<Sized> tasks = new ArrayList<>();
        long known = 0;
        for (int i = 0; i < files.size() && known < limited; i++) {
            TableLayout layout = layouts.get(i);
            SourceFile file = files.get(i).file();
            if (layout == null) {
                tasks.add(new Sized(new ScanTask.WholeTable(file, dataset.selector()), i, 0, file.length()));
            } else {
                long rows = Math.min(layout.rows(), limited - known);
                addRanges(file, layout, rows, i, maxSplitBytes, tasks);
                known += rows;
            }
        }
        List<TaskGroup> groups = new ArrayList<>();
        for (List<Sized> group : TaskPacker.pack(tasks, maxSplitBytes, settings.openCostBytes())) {
            groups.add(new TaskGroup(group.stream().map(Sized::task).toList(), hosts(files, group)));
        }
        return groups;
    }

    /** Layouts by the index of their files: of the first, and of those too large for one split. */
    private Map<Integer, TableLayout> layouts(List<ListedFile> files, long maxSplitBytes) throws IOException {
        List<Integer> large = new ArrayList<>();
        for (int i = 1; i < files.size() && !rowsOnly; i++) {
            SourceFile file = files.get(i).file();
            if (file.length() > maxSplitBytes && !TableOpener.isGzip(file)) {
                large.add(i);
            }
        }
        List<TableLayout> read =
                HeaderReader.layouts(dataset, large.stream().map(files::get).toList());
        Map<Integer, TableLayout> layouts = new HashMap<>();
        for (int i = 0; i < large.size(); i++) {
            layouts.put(large.get(i), read.get(i));
        }
        if (rowsOnly || !TableOpener.isGzip(files.get(0).file())) {
            layouts.put(0, dataset.firstLayout());
        }
        return layouts;
    }

    /** A header that claims more rows than the file has must not make more splits than the file is worth. */
    private void addRanges(
            SourceFile file, TableLayout layout, long rows, int index, long maxSplitBytes, List<Sized> into) {
        long bytesPerRow = rowsOnly ? 0 : bytesPerRow(layout);
        long bytes = Math.min(saturatedProduct(rows, bytesPerRow), file.length());
        long unit = layout.isTiled() ? layout.tiling().tileRows() : 1;
        for (RowSpan span : RowSplitter.split(rows, bytes, maxSplitBytes, unit)) {
            into.add(new Sized(
                    new ScanTask.RowRange(file, layout, span.firstRow(), span.rows()),
                    index,
                    position(layout, span.firstRow()),
                    Math.min(saturatedProduct(span.rows(), bytesPerRow), file.length())));
        }
    }

    /** Heap bytes counted, as if every row had the same share; all bytes of a compressed table lie there. */
    static long bytesPerRow(TableLayout layout) {
        if (layout.rows() == 0) {
            return 0;
        }
        return (layout.isTiled() ? 0 : layout.rowBytes()) + layout.heapBytes() / layout.rows();
    }

    /** Where in the file a row begins; in a compressed table, where it does if all tiles have the same size. */
    private static long position(TableLayout layout, long row) {
        return layout.isTiled()
                ? layout.heapOffset() + (long) ((double) row / layout.rows() * layout.heapBytes())
                : layout.rowPosition(row);
    }

    private static long saturatedProduct(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }

    private List<String> hosts(List<ListedFile> files, List<Sized> group) throws IOException {
        Map<String, Long> bytesByHost = new HashMap<>();
        for (Sized task : group) {
            files.get(task.file()).addHosts(dataset.configuration(), task.position(), task.bytes(), bytesByHost);
        }
        return ListedFile.best(bytesByHost);
    }
}
