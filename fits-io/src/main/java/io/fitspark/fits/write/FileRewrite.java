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
 * A local file, one HDU of which, or some, are written anew: beside the file, so that readers see the old file or the new one. All other HDUs are
 * copied as they are. What follows the last HDU is left out.
 */
final class FileRewrite implements Closeable {
    private final FileVersion version;
    private final FitsFile source;
    private final FitsWriter writer;
    private final boolean isSeries;
    private Hdu hdu;

    /** HDUs that were copied or written anew. */
    private int done;

    private FileRewrite(FileVersion version, FitsFile source, Hdu hdu, FitsWriter writer, boolean isSeries) {
        this.version = version;
        this.source = source;
        this.hdu = hdu;
        this.writer = writer;
        this.isSeries = isSeries;
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
        return open(path, choice, options, around, false);
    }

    /** Opens a file of which several HDUs are written anew, in their order: {@link #next} says which, and {@link #publish} ends it. */
    static FileRewrite series(Path path, FileOptions options, UnaryOperator<RangeWriter> around) throws IOException {
        return open(path, null, options, around, true);
    }

    private static FileRewrite open(
            Path path, HduChoice choice, FileOptions options, UnaryOperator<RangeWriter> around, boolean isSeries)
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
            Hdu hdu = choice == null ? null : choice.of(source);
            if (hdu != null) {
                source.requireData(hdu);
            }
            return new FileRewrite(version, source, hdu, FitsWriter.create(path, options, around), isSeries);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Says which HDU is written anew next. */
    void next(Hdu other) {
        hdu = other;
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
        copyTo(hdu.index());
        done++;
        return writer.nextHdu();
    }

    private void copyTo(int end) throws IOException {
        while (done < end) {
            writer.copy(source, source.hdu(done));
            done++;
        }
    }

    /** Copies what comes after the HDU, and puts the new file in the place of the old one; in a series, only leaves out what follows and is not kept. */
    void finish(HduTest kept) throws IOException {
        if (isSeries) {
            if (done < source.hduCount() && !kept.test(source.hdu(done))) {
                done++;
            }
            return;
        }
        for (; done < source.hduCount(); done++) {
            Hdu next = source.hdu(done);
            if (kept.test(next)) {
                writer.copy(source, next);
            }
        }
        publish();
    }

    /** Copies what is left, and puts the new file in the place of the old one. */
    void publish() throws IOException {
        copyTo(source.hduCount());
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
