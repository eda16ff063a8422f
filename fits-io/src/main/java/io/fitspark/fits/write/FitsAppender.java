// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.nio.file.Path;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.Hdu;

/**
 * Appends rows to a table in a local file. The file is written anew beside the old one, with all other HDUs as they are, and takes its place
 * when the writer is finished: a reader, or a crash, sees the old file or the new one.
 *
 * <p>Rows and cells that are there are copied, not decoded. Descriptors of 32 bits become such of 64 where the heap grows beyond them. Cards
 * stay as they are, but for those that say how much there is, and the sums. TDMINn, TDMAXn and zone maps of the table are removed, or made anew
 * if the options ask for them, for which the old rows are read.
 */
public final class FitsAppender {
    private FitsAppender() {}

    /**
     * Opens a table by the index of its HDU.
     *
     * @param options those that describe a new table do not matter: compression, rows, names
     */
    public static TableWriter open(Path path, int hdu, TableOptions options, FileOptions fileOptions)
            throws IOException {
        return open(path, file -> file.hdu(hdu), options, fileOptions);
    }

    /** Opens the first table of that EXTNAME. */
    public static TableWriter open(Path path, String extname, TableOptions options, FileOptions fileOptions)
            throws IOException {
        return open(path, file -> named(file, extname), options, fileOptions);
    }

    private static TableWriter open(
            Path path, FileRewrite.HduChoice choice, TableOptions options, FileOptions fileOptions) throws IOException {
        return append(FileRewrite.open(path, choice, fileOptions), options, Integer.MAX_VALUE);
    }

    /**
     * Appends to the table that is written anew.
     *
     * @param narrowLimit bytes of heap that descriptors of 32 bits reach
     */
    static TableWriter append(FileRewrite rewrite, TableOptions options, long narrowLimit) throws IOException {
        try {
            return switch (rewrite.hdu().kind()) {
                case BINTABLE, TABLE -> new PlainTableAppender(rewrite, options, narrowLimit);
                case ZTABLE -> new TiledTableAppender(rewrite, options, narrowLimit);
                default ->
                    throw FitsWriteException.of("rows cannot be appended to HDU "
                                    + rewrite.hdu().index() + ", its kind is "
                                    + rewrite.hdu().kind())
                            .file(rewrite.source().name())
                            .build();
            };
        } catch (IOException | RuntimeException e) {
            rewrite.close();
            throw e;
        }
    }

    private static Hdu named(FitsFile file, String extname) throws IOException {
        return file.find(extname)
                .orElseThrow(() -> FitsWriteException.of("there is no HDU with EXTNAME '" + extname + "'")
                        .file(file.name())
                        .build());
    }
}
