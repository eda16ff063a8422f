// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.write.TableOptions;
import io.fitspark.fits.write.TableOptions.Compression;

/** Draws tables: kind, columns, number of rows in relation to tiles, options. */
final class RandomTables {
    private static final int FEW_COLUMNS = 9;
    private static final int MANY_COLUMNS = 40;

    private final Random random;
    private final Executor helpers;

    RandomTables(Random random, Executor helpers) {
        this.random = random;
        this.helpers = helpers;
    }

    /**
     * The next table.
     *
     * @param grows whether rows are to be appended later
     */
    MadeTable next(String extname, boolean grows) throws FitsWriteException {
        String kind = new String[] {"BINTABLE", "BINTABLE", "TABLE", "ZTABLE", "ZTABLE", "ZTABLE", "ZTABLE"}
                [random.nextInt(7)];
        int tile = new int[] {1, 2, 7, 50, 100, 300, 1000, 0, 0, 0}[random.nextInt(10)];
        int rows = rows(tile == 0 ? 100 : tile);
        int most = random.nextInt(12) == 0 && rows < 500 ? MANY_COLUMNS : FEW_COLUMNS;
        List<MadeColumn> columns = columns(kind, 1 + random.nextInt(most), rows);
        int written = grows ? random.nextInt(rows + 1) : rows;
        List<MadeCard> cards = new RandomCards(random).next();
        int batch = new int[] {1, 3, 64, 1000, Integer.MAX_VALUE}[random.nextInt(5)];
        TableOptions options = options(kind, columns, cards, tile).withExtname(extname);
        boolean counted = random.nextBoolean();
        cards.add(0, new MadeCard("EXTNAME", extname, null));
        return new MadeTable(kind, columns, cards, rows, written, counted, batch, random.nextBoolean(), options);
    }

    /** Numbers around those at which something changes. */
    private int rows(int tile) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(2);
            case 1 -> tile;
            case 2 -> Math.max(0, tile - 1);
            case 3 -> tile + 1;
            case 4 -> 3 * tile;
            case 5 -> Math.min(5000, 2 * tile + random.nextInt(2 * tile));
            default -> 1 + random.nextInt(tile == 1 ? 20 : 1500);
        };
    }

    private List<MadeColumn> columns(String kind, int count, int rows) {
        List<MadeColumn> columns = new ArrayList<>();
        RandomText text = new RandomText(random);
        RandomForms forms = new RandomForms(random, kind.equals("ZTABLE"), random.nextInt(6) == 0);
        RandomCells cells = new RandomCells(random);
        boolean codecs = random.nextBoolean();
        for (int i = 1; i <= count; i++) {
            if (kind.equals("TABLE")) {
                columns.add(text.column("text" + i, rows));
                continue;
            }
            Form form = forms.next();
            TableCodec codec = codecs && kind.equals("ZTABLE") && random.nextBoolean() ? forms.codec(form) : null;
            columns.add(new MadeColumn(
                    form.spec("c" + i + "_" + form.code()),
                    form.type(),
                    form.shape(),
                    form.variable(),
                    codec,
                    cells.of(form, rows)));
        }
        return columns;
    }

    private TableOptions options(String kind, List<MadeColumn> columns, List<MadeCard> cards, int tile)
            throws FitsWriteException {
        HeaderBuilder header = HeaderBuilder.create();
        for (MadeCard card : cards) {
            card.addTo(header);
        }
        TableOptions options = TableOptions.DEFAULT
                .withHeader(header)
                .withLevel(random.nextInt(4) == 0 ? 1 + random.nextInt(9) : 1)
                .withMinMax(random.nextInt(4) == 0)
                .withZoneMaps(random.nextInt(6) == 0)
                .withChecksum(random.nextInt(8) > 0)
                .withBufferBytes(new int[] {1, 5000, 1 << 20}[random.nextInt(3)]);
        if (tile > 0) {
            options = options.withTileRows(tile);
        }
        if (random.nextInt(3) == 0) {
            options = options.withThreads(2, helpers);
        }
        if (kind.equals("ZTABLE")) {
            options = options.withCompression(Compression.ZTABLE);
            for (MadeColumn column : columns) {
                if (column.codec() != null) {
                    options = options.withCodec(column.spec().name(), column.codec());
                }
            }
        }
        return options;
    }
}
