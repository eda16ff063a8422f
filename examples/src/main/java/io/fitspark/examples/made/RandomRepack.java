// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsRepacker;
import io.fitspark.fits.write.TableOptions;

/** Puts dead bytes into a table, gives it other tiles and back, and repacks it: the values stay, and so do the tiles. */
final class RandomRepack {
    private static final int MOST_DEAD = 20_000;

    private RandomRepack() {}

    /**
     * Repacks a table.
     *
     * @param zones whether it has zone maps, which are to stay
     */
    static void run(Path path, int hdu, boolean zones, FileOptions options, Random random) throws IOException {
        TableLayout layout = layout(path, hdu);
        if (layout == null) {
            return;
        }
        TableOptions same = TableOptions.DEFAULT.withLevel(1 + random.nextInt(2));
        if (layout.isTiled() && layout.rows() > 0) {
            long tileRows = layout.tiling().tileRows();
            same = same.withTileRows(tileRows);
            if (random.nextBoolean()) {
                FitsRepacker.table(path, hdu, same.withTileRows(1 + random.nextLong(2 * tileRows)), options);
                FitsRepacker.table(path, hdu, same, options);
            }
        }
        boolean cells =
                layout.columns().stream().anyMatch(column -> column.form().isDescriptor());
        boolean front = !zones && random.nextBoolean() && !(layout.isTiled() && cells);
        int dead = 1 + random.nextInt(MOST_DEAD);
        DeadBytes.put(path, hdu, dead, front);
        FitsRepacker.Result result = FitsRepacker.table(path, hdu, same, options);
        if (result.deadBytes() != dead || result.hdus() != 1) {
            throw new IOException("of " + dead + " dead bytes " + result + " dropped");
        }
    }

    /** Null of a table of text. */
    private static TableLayout layout(Path path, int hdu) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            Hdu table = file.hdu(hdu);
            TableLayout layout = TableLayout.of(path.toString(), table);
            return layout.columns().stream().anyMatch(column -> column.isAscii()) ? null : layout;
        }
    }
}
