// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.fitspark.connector.plan.TaskPacker.Sized;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.table.TableLayout;

/** Decides which task reads which rows. */
public final class ScanPlanner {
    private final TableDataset dataset;
    private final ScanRequest request;
    private final SplitSettings settings;

    public ScanPlanner(TableDataset dataset, ScanRequest request, SplitSettings settings) {
        this.dataset = dataset;
        this.request = request;
        this.settings = settings;
    }

    /** Groups of tasks in the order of the rows; the headers of files larger than a split are read here. */
    public List<TaskGroup> plan() throws IOException {
        FileSelection selection = new FileSelection(dataset, request);
        List<Integer> files = selection.files();
        List<ListedFile> listed = dataset.files();
        long maxSplitBytes = settings.maxSplitBytes(
                files.stream().mapToLong(i -> listed.get(i).file().length()).sum(), files.size());
        dataset.headers(files.stream()
                .filter(i -> isLarge(listed.get(i).file(), maxSplitBytes))
                .toList());
        List<Sized> tasks = new ArrayList<>();
        RowCursor cursor = new RowCursor(request.rowsAreKnown(dataset) ? request.rows() : RowWindow.ALL);
        for (int index : files) {
            if (cursor.isAtEnd()) {
                break;
            }
            addFile(index, maxSplitBytes, cursor, tasks);
        }
        List<TaskGroup> groups = new ArrayList<>();
        for (List<Sized> group : TaskPacker.pack(tasks, maxSplitBytes, settings.openCostBytes())) {
            groups.add(new TaskGroup(group.stream().map(Sized::task).toList(), hosts(group)));
        }
        return groups;
    }

    /** Whether a file is to be cut, which needs its header. */
    private boolean isLarge(SourceFile file, long maxSplitBytes) {
        return !request.rowsOnly() && file.length() > maxSplitBytes && !TableOpener.looksInflated(file);
    }

    private void addFile(int index, long maxSplitBytes, RowCursor cursor, List<Sized> tasks) {
        FileSource source = FileSource.of(dataset.files().get(index));
        FileHeaders headers = dataset.headersIfKnown(index);
        if (headers == null) {
            tasks.add(new Sized(
                    new ScanTask.WholeFile(source, ScanTask.WholeFile.ALL),
                    index,
                    0,
                    source.file().length()));
        } else if (headers.inflated() && !request.rowsOnly()) {
            RowSpan span = cursor.take(dataset.rows(index, request.conditions()));
            if (span.rows() > 0) {
                tasks.add(new Sized(
                        new ScanTask.WholeFile(source, span),
                        index,
                        0,
                        source.file().length()));
            }
        } else {
            for (TableHeader table : headers.tables()) {
                SourceValues values = dataset.values(source, table);
                if (Condition.mayHold(request.conditions(), values)) {
                    RowSpan span = cursor.take(table.layout().rows());
                    Cut cut = new Cut(index, maxSplitBytes, tasks);
                    if (table.image() == null || request.rowsOnly()) {
                        addRanges(source, table.layout(), values, span, cut);
                    } else {
                        addTiles(source, table, values, span, cut);
                    }
                }
            }
        }
    }

    private record Cut(int file, long maxSplitBytes, List<Sized> tasks) {}

    /** A header that claims more rows than the file has must not make more splits than the file is worth. */
    private void addRanges(FileSource source, TableLayout layout, SourceValues values, RowSpan rows, Cut cut) {
        long length = source.file().length();
        long bytesPerRow = request.rowsOnly() ? 0 : bytesPerRow(layout);
        long bytes = Math.min(saturatedProduct(rows.rows(), bytesPerRow), length);
        for (RowSpan span : RowSplitter.split(rows, bytes, cut.maxSplitBytes(), unit(layout))) {
            cut.tasks()
                    .add(new Sized(
                            new ScanTask.RowRange(source, layout, null, values.header(), span),
                            cut.file(),
                            position(layout, span.firstRow()),
                            Math.min(saturatedProduct(span.rows(), bytesPerRow), length)));
        }
    }

    private static void addTiles(FileSource source, TableHeader table, SourceValues values, RowSpan rows, Cut cut) {
        ImageRows image = table.image();
        for (RowSpan span : image.split(rows, cut.maxSplitBytes())) {
            cut.tasks()
                    .add(new Sized(
                            new ScanTask.RowRange(source, table.layout(), image, values.header(), span),
                            cut.file(),
                            image.position(span.firstRow()),
                            Math.min(image.bytes(span), source.file().length())));
        }
    }

    /** Rows that are best read together. */
    private static long unit(TableLayout layout) {
        return layout.isTiled() ? layout.tiling().tileRows() : 1;
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

    private List<String> hosts(List<Sized> group) throws IOException {
        Map<String, Long> bytesByHost = new HashMap<>();
        for (Sized task : group) {
            dataset.files()
                    .get(task.file())
                    .addHosts(dataset.configuration(), task.position(), task.bytes(), bytesByHost);
        }
        return ListedFile.best(bytesByHost);
    }
}
