// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

import io.fitspark.examples.dump.DumpStream;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsAppender;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.TableOptions;
import io.fitspark.fits.write.TableOptions.Compression;
import io.fitspark.fits.write.TableWriter;

/**
 * A random file: {@code written.fits}, what was handed to the writers as {@code truth.dump}, and, if there are compressed tables, as
 * {@code plain.fits} the same with plain tables that tell fpack how to compress them.
 */
public final class RandomFile {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int MOST_TABLES = 3;

    /** One of so many files is repacked. */
    private static final int REPACKED = 3;

    private final Random random;
    private final Random repacking;
    private final Path folder;
    private final Executor helpers;

    /**
     * A file that the seed decides.
     *
     * @param helpers runs the writers' tasks where several threads are asked for
     */
    public RandomFile(long seed, Path folder, Executor helpers) {
        this.random = new Random(seed * MIX);
        this.repacking = new Random(~seed * MIX);
        this.folder = folder;
        this.helpers = helpers;
    }

    /** Writes the files. */
    public void write() throws IOException {
        int count = random.nextInt(3) == 0 ? 1 + random.nextInt(MOST_TABLES) : 1;
        int growing = random.nextInt(3) == 0 ? random.nextInt(count) : -1;
        RandomTables tables = new RandomTables(random, helpers);
        List<MadeTable> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(tables.next("TABLE_" + (i + 1), i == growing));
        }
        try (DumpStream to =
                new DumpStream(new BufferedOutputStream(Files.newOutputStream(folder.resolve("truth.dump"))))) {
            new TruthDump(to).write(made);
        }
        FileOptions options = FileOptions.defaults().withSpoolMemory(new int[] {0, 1000, 1 << 20}[random.nextInt(3)]);
        Path file = folder.resolve("written.fits");
        try (FitsWriter writer = open(file, options)) {
            for (MadeTable table : made) {
                write(table, writer.table(table.schema(), table.optionsAtFirst()), 0, table.written());
            }
            writer.finish();
        }
        if (growing >= 0) {
            append(file, hdu(made, growing), made.get(growing), options);
        }
        if (repacking.nextInt(REPACKED) == 0) {
            int table = repacking.nextInt(count);
            boolean zones = made.get(table).options().zoneMaps();
            RandomRepack.run(file, hdu(made, table), zones, options, repacking);
        }
        if (made.stream().anyMatch(MadeTable::compressed)) {
            writePlain(made);
        }
    }

    /** The HDU of a table; each with zone maps is followed by one for them. */
    private static int hdu(List<MadeTable> tables, int table) {
        return 1
                + table
                + (int) tables.subList(0, table).stream()
                        .filter(made -> made.options().zoneMaps())
                        .count();
    }

    private FitsWriter open(Path file, FileOptions options) throws IOException {
        if (random.nextInt(3) > 0) {
            return FitsWriter.create(file, options);
        }
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        return FitsWriter.to(out, file.toString(), options);
    }

    private void write(MadeTable table, TableWriter opened, int from, int to) throws IOException {
        Feeder feeder = table.feeder();
        try (TableWriter writer = opened) {
            for (int row = from; row < to; ) {
                int end = (int) Math.min(to, row + 1L + random.nextInt(table.batch()));
                writer.write(feeder.batch(row, end));
                row = end;
            }
            writer.finish();
        }
    }

    /** All rows that are left, in one go or in two. */
    private void append(Path file, int hdu, MadeTable table, FileOptions options) throws IOException {
        int middle = table.written() + random.nextInt(table.rows() - table.written() + 1);
        TableOptions how = table.options().withHeader(HeaderBuilder.create());
        write(table, FitsAppender.open(file, hdu, how, options), table.written(), middle);
        write(table, FitsAppender.open(file, hdu, how, options), middle, table.rows());
    }

    private void writePlain(List<MadeTable> tables) throws IOException {
        try (FitsWriter writer = FitsWriter.create(folder.resolve("plain.fits"), FileOptions.defaults())) {
            for (MadeTable table : tables) {
                TableOptions options =
                        table.options().withCompression(Compression.NONE).withRows(table.rows());
                TableSchema schema = table.schema();
                write(table, writer.table(schema, options.withHeader(directives(table))), 0, table.rows());
            }
            writer.finish();
        }
    }

    /** The table's cards with those that tell fpack tiles and codecs; it leaves alone what is not to be compressed. */
    private static HeaderBuilder directives(MadeTable table) throws FitsWriteException {
        HeaderBuilder header = table.options().header();
        if (!table.compressed()) {
            return header.set("FZALGOR", "NONE", null);
        }
        if (table.options().tileRows().isPresent()) {
            header.set("FZTILELN", table.options().tileRows().getAsLong(), null);
        }
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).codec() != null) {
                header.set("FZALG" + (i + 1), table.columns().get(i).codec().name(), null);
            }
        }
        return header;
    }
}
