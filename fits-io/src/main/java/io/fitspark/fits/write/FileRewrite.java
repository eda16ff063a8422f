// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.storage.GzipRangeReader;
import io.fitspark.fits.storage.RangeWriter;

/**
 * A local file, one HDU of which is written anew: beside the file, so that readers see the old file or the new one. All other HDUs are
 * copied as they are. What follows the last HDU is left out.
 */
final class FileRewrite implements Closeable {
    private final FileVersion version;
    private final FitsFile source;
    private final Hdu hdu;
    private final FitsWriter writer;

    private FileRewrite(FileVersion version, FitsFile source, Hdu hdu, FitsWriter writer) {
        this.version = version;
        this.source = source;
        this.hdu = hdu;
        this.writer = writer;
    }

    /** Finds an HDU of a file. */
    @FunctionalInterface
    interface HduChoice {
        Hdu of(FitsFile file) throws IOException;
    }

    /** Whether an HDU is copied. */
    @FunctionalInterface
    interface HduTest {
        boolean test(Hdu hdu) throws IOException;
    }

    /**
     * Opens a file; nothing is written yet.
     *
     * @param path the file; where it is a link, the file that the link leads to is replaced
     */
    static FileRewrite open(Path path, HduChoice choice, FileOptions options) throws IOException {
        return open(path, choice, options, UnaryOperator.identity());
    }

    /** The same with a writer around that of the new file. */
    static FileRewrite open(Path path, HduChoice choice, FileOptions options, UnaryOperator<RangeWriter> around)
            throws IOException {
        FileVersion version = FileVersion.of(path);
        FitsFile source = FitsFile.open(path);
        try {
            if (source.reader() instanceof GzipRangeReader) {
                throw FitsWriteException.of(
                                "the file is compressed as a whole, so nothing in it can be changed; decompress it first")
                        .file(source.name())
                        .build();
            }
            Hdu hdu = choice.of(source);
            source.requireData(hdu);
            return new FileRewrite(version, source, hdu, FitsWriter.create(path, options, around));
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    FitsFile source() {
        return source;
    }

    /** The HDU that is written anew. */
    Hdu hdu() {
        return hdu;
    }

    /** Copies what comes before the HDU, which is to be written next. */
    FileOutput begin() throws IOException {
        for (int i = 0; i < hdu.index(); i++) {
            writer.copy(source, source.hdu(i));
        }
        return writer.nextHdu();
    }

    /** Copies what comes after the HDU, and puts the new file in the place of the old one. */
    void finish(HduTest kept) throws IOException {
        for (int i = hdu.index() + 1; i < source.hduCount(); i++) {
            Hdu next = source.hdu(i);
            if (kept.test(next)) {
                writer.copy(source, next);
            }
        }
        version.requireUnchanged();
        writer.finish();
        close();
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            source.close();
        }
    }
}
