// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.repack.HeapMap;
import io.fitspark.fits.repack.HeapRuns;
import io.fitspark.fits.repack.HeapScan;
import io.fitspark.fits.repack.Retiling;
import io.fitspark.fits.storage.RangeWriter;
import io.fitspark.fits.storage.Spool;
import io.fitspark.fits.table.TableLayout;

/**
 * Drops the dead bytes of the heaps of tables in a local file: those that no descriptor points to, as edits leave them behind. Bytes that several
 * descriptors point to stay one. What tiles and cells hold is copied, not decoded, unless a table gets other tiles: those that the options ask for, or, if
 * its tiles are very small, such of the usual size. A file with nothing to drop stays untouched. Else it is written anew beside the old
 * one, and takes its place in one step.
 *
 * <p>Zone maps that hold are kept, or made anew for other tiles; such that do not are dropped. All other HDUs stay as they are.
 */
public final class FitsRepacker {
    private final TableOptions options;
    private final FileOptions fileOptions;
    private final UnaryOperator<RangeWriter> around;
    private final Path path;

    private FitsRepacker(Path path, TableOptions options, FileOptions fileOptions, UnaryOperator<RangeWriter> around) {
        this.path = path;
        this.options = options;
        this.fileOptions = fileOptions;
        this.around = around;
    }

    /**
     * What was done.
     *
     * @param hdus tables that were written anew
     * @param retiled how many of these got other tiles
     * @param deadBytes that were dropped
     * @param bytesBefore bytes of the file
     * @param bytesAfter the same afterwards
     */
    public record Result(int hdus, int retiled, long deadBytes, long bytesBefore, long bytesAfter) {}

    /** A table that is written anew. */
    private record Work(RepackTable table, HeapScan.Found found, Spool map, long runs, long live, long tileRows) {}

    /**
     * Repacks all tables of a file.
     *
     * @param options of which tileRows, level and threads matter
     * @throws io.fitspark.fits.FitsFormatException if a descriptor points beyond its heap
     */
    public static Result all(Path path, TableOptions options, FileOptions fileOptions) throws IOException {
        return new FitsRepacker(path, options, fileOptions, UnaryOperator.identity()).run(null);
    }

    /** Repacks the table of one HDU. */
    public static Result table(Path path, int hdu, TableOptions options, FileOptions fileOptions) throws IOException {
        return new FitsRepacker(path, options, fileOptions, UnaryOperator.identity()).run(file -> file.hdu(hdu));
    }

    /** The same as {@link #all}, with a writer around that of the new file. */
    static Result all(Path path, TableOptions options, FileOptions fileOptions, UnaryOperator<RangeWriter> around)
            throws IOException {
        return new FitsRepacker(path, options, fileOptions, around).run(null);
    }

    private Result run(FileRewrite.HduChoice choice) throws IOException {
        long before = Files.size(path);
        List<Work> work = new ArrayList<>();
        try (FileRewrite rewrite = FileRewrite.series(path, fileOptions, around)) {
            for (Hdu hdu : chosen(rewrite.source(), choice)) {
                look(rewrite.source(), hdu, work);
            }
            int retiled = 0;
            long dead = 0;
            for (Work one : work) {
                rewrite.next(one.table.hdu());
                dead += one.table.deadBytes(one.found, one.live);
                if (one.tileRows > 0) {
                    retile(rewrite, one);
                    retiled++;
                } else {
                    HeapMap map = new HeapMap(one.map::read, one.runs, one.live);
                    new HeapPacking(rewrite.source(), one.table, one.found, map, rewrite.begin()).write();
                    rewrite.finish(hdu -> !RepackTable.isZoneMap(hdu));
                }
            }
            if (work.isEmpty()) {
                return new Result(0, 0, 0, before, before);
            }
            rewrite.publish();
            return new Result(work.size(), retiled, dead, before, Files.size(path));
        } finally {
            Released.all(work.stream().map(Work::map).toArray(Spool[]::new));
        }
    }

    private static List<Hdu> chosen(FitsFile file, FileRewrite.HduChoice choice) throws IOException {
        List<Hdu> chosen = new ArrayList<>();
        if (choice != null) {
            Hdu hdu = choice.of(file);
            if (!hdu.kind().isTable()) {
                throw FitsWriteException.of("HDU " + hdu.index() + " cannot be repacked, its kind is " + hdu.kind())
                        .file(file.name())
                        .build();
            }
            chosen.add(hdu);
        }
        for (int i = 0; i < file.hduCount() && choice == null; i++) {
            chosen.add(file.hdu(i));
        }
        chosen.removeIf(hdu -> !RepackTable.isOne(hdu));
        return chosen;
    }

    /** Scans a table; one that must be written anew is added. */
    private void look(FitsFile file, Hdu hdu, List<Work> work) throws IOException {
        RepackTable table = RepackTable.of(file, hdu);
        long tileRows = Retiling.tileRows(table.layout(), options.tileRows().orElse(0));
        if (!table.hasHeap()) {
            return;
        }
        file.requireData(hdu);
        Spool records = spool();
        boolean needed = false;
        try (HeapRuns runs = new HeapRuns(this::spool)) {
            TableLayout layout = table.layout();
            HeapScan.Found found =
                    new HeapScan(file.reader(), layout, file.limits()).scan(0, HeapScan.units(layout), runs);
            HeapMap.Maker map = new HeapMap.Maker(records::append);
            runs.give(map);
            map.finish();
            needed = tileRows > 0 || table.deadBytes(found, map.length()) > 0;
            if (needed) {
                work.add(new Work(table, found, records, map.runs(), map.length(), tileRows));
            }
        } finally {
            if (!needed) {
                records.close();
            }
        }
    }

    private Spool spool() {
        return new Spool(
                fileOptions.spoolMemory(),
                fileOptions.spoolDirectory() == null
                        ? path.toAbsolutePath().getParent()
                        : fileOptions.spoolDirectory());
    }

    private void retile(FileRewrite rewrite, Work work) throws IOException {
        TableOptions all =
                options.withZoneMaps(work.table.zonesHold(work.found)).withTileRows(work.tileRows);
        try (TableWriter writer = TiledTableAppender.retiled(rewrite, all, work.tileRows)) {
            writer.finish();
        }
    }
}
