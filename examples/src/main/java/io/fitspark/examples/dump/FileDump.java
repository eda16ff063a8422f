// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.dump;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.ImageHdu;
import io.fitspark.fits.OtherHdu;

/**
 * The dump of a file: a record for each HDU with its header, and for tables the columns, for images the pixels as one column, followed by
 * the values, some rows of a column in each record; then a record with the member {@code end}. What fits-io refuses is a record with the member
 * {@code error}.
 */
public final class FileDump {
    private static final int BUFFER_BYTES = 1 << 20;

    private final FitsFile file;
    private final DumpStream to;

    private FileDump(FitsFile file, DumpStream to) {
        this.file = file;
        this.to = to;
    }

    /** Writes the dump of a file to another; what is wrong with the first is said in the second. */
    public static void write(Path from, Path into) throws IOException {
        try (DumpStream to = new DumpStream(new BufferedOutputStream(Files.newOutputStream(into), BUFFER_BYTES))) {
            to.write(Json.object().put("reader", "fits-io"));
            try (FitsFile file = FitsFile.open(from)) {
                new FileDump(file, to).hdus();
            } catch (IOException | RuntimeException e) {
                to.write(Json.object().put("error", message(e)));
            }
            to.write(Json.object().put("end", true));
        }
    }

    static String message(Exception e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private void hdus() throws IOException {
        for (int index = 0; ; index++) {
            Optional<Hdu> hdu = file.hduIfPresent(index);
            if (hdu.isEmpty()) {
                return;
            }
            add(hdu.get());
        }
    }

    private void add(Hdu hdu) throws IOException {
        Json record = Json.object().put("hdu", hdu.index()).put("kind", hdu.kind());
        if (hdu.kind() == HduKind.ZIMAGE) {
            record.put("shape", Json.of(compressedShape(hdu)));
        } else if (hdu instanceof ImageHdu image) {
            record.put("shape", Json.of(shape(image.axes())));
        } else if (hdu instanceof OtherHdu other) {
            record.put("shape", Json.of(shape(other.axes())));
        }
        record.put("cards", CardsJson.of(hdu.header()));
        if (hdu.kind().isTable()) {
            new TableDump(file, hdu, to).write(record);
        } else if (hdu.kind().isImage()) {
            new ImageDump(file, hdu, to).write(record);
        } else {
            to.write(record);
        }
    }

    /** Lengths of the axes, the last one first, as numpy has them. */
    private static List<Long> shape(long[] axes) {
        List<Long> shape = new ArrayList<>(Arrays.stream(axes).boxed().toList());
        Collections.reverse(shape);
        return shape;
    }

    private static List<Long> compressedShape(Hdu hdu) throws IOException {
        long[] axes = new long[(int) hdu.header().requireInteger("ZNAXIS")];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = hdu.header().requireInteger("ZNAXIS" + (i + 1));
        }
        return shape(axes);
    }
}
