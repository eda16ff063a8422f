// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.GzipRangeReader;
import io.fitspark.fits.storage.LocalPublication;
import io.fitspark.fits.storage.LocalRangeWriter;
import io.fitspark.fits.storage.RangeCopy;

/**
 * Edits cards of one HDU of a local file. Data is not read: CHECKSUM changes by what the header changes, so it is right afterwards if it was
 * right before; DATASUM stays. Cards that are not edited stay as they are, byte for byte.
 *
 * <p>If the header fits in the blocks that it has, these alone are written, by one call (a header beyond 256 KiB by several); what a crash
 * of the machine leaves of a single write is up to the file system. Otherwise the file is written anew beside the old one and moved to its
 * place in one step.
 */
public final class HeaderEditor {

    /** What is to be done with the cards. */
    @FunctionalInterface
    public interface Edit {
        /** Changes cards; structural keywords are refused by the builder. */
        void apply(HeaderBuilder cards) throws IOException;
    }

    private static final int BLOCK = 2880;

    private HeaderEditor() {}

    /**
     * Edits the header of the HDU at an index, 0 for the primary HDU.
     *
     * @throws FitsWriteException if the edit is refused, or the file is compressed as a whole
     * @throws io.fitspark.fits.FitsFormatException if the file is broken
     * @throws java.util.NoSuchElementException if there is no such HDU
     * @throws IOException if somebody else changes the file meanwhile, as far as that is seen
     */
    public static void edit(Path path, int hdu, Edit edit, FileOptions options) throws IOException {
        FileVersion version = FileVersion.of(path);
        try (FitsFile file = FitsFile.open(path)) {
            edit(version, file, file.hdu(hdu), edit, options);
        }
    }

    /** As {@link #edit(Path, int, Edit, FileOptions)}, of the first HDU of that EXTNAME. */
    public static void edit(Path path, String extname, Edit edit, FileOptions options) throws IOException {
        FileVersion version = FileVersion.of(path);
        try (FitsFile file = FitsFile.open(path)) {
            Optional<Hdu> hdu = file.find(extname);
            if (hdu.isEmpty()) {
                throw FitsWriteException.of("there is no HDU of EXTNAME '" + extname + "'")
                        .file(file.name())
                        .build();
            }
            edit(version, file, hdu.get(), edit, options);
        }
    }

    private static void edit(FileVersion version, FitsFile file, Hdu hdu, Edit edit, FileOptions options)
            throws IOException {
        if (file.reader() instanceof GzipRangeReader) {
            throw FitsWriteException.of("the file is compressed as a whole: uncompress it, then edit it")
                    .file(file.name())
                    .build();
        }
        HduEntry entry = hdu.entry();
        byte[] old = new byte[Math.toIntExact(entry.headerLength())];
        file.reader().readFully(entry.headerOffset(), old, 0, old.length);
        HeaderBuilder cards = HeaderBuilder.from(hdu.header()).trim();
        try {
            edit.apply(cards);
            byte[] header = signed(cards, old);
            version.requireUnchanged();
            if (header.length == old.length) {
                overwrite(version.path(), entry.headerOffset(), header, options);
            } else {
                rewrite(version, file, entry, header, options);
            }
        } catch (FitsWriteException e) {
            throw e.withFile(file.name());
        }
    }

    /** The new header, in no fewer blocks than the old one, with the sum that keeps that of the whole HDU. */
    private static byte[] signed(HeaderBuilder cards, byte[] old) throws IOException {
        boolean isSigned = cards.card("CHECKSUM")
                .map(Card::value)
                .filter(value ->
                        value instanceof CardValue.Text text && !text.text().isBlank())
                .isPresent();
        if (isSigned) {
            HduSignature.blank(cards);
        }
        byte[] header = cards.toBytes(Math.max(cards.blocks(), old.length / BLOCK));
        if (isSigned) {
            long rest = OnesSum.complement(OnesSum.of(old, 0, old.length));
            HduSignature.sign(header, rest);
        }
        return header;
    }

    private static void overwrite(Path path, long position, byte[] header, FileOptions options) throws IOException {
        try (LocalRangeWriter out = LocalRangeWriter.open(path)) {
            out.write(position, header, 0, header.length);
            if (options.durable()) {
                out.force();
            }
        }
    }

    private static void rewrite(FileVersion version, FitsFile file, HduEntry entry, byte[] header, FileOptions options)
            throws IOException {
        long behind = entry.dataOffset();
        try (LocalPublication publication = LocalPublication.begin(version.path(), options.durable())) {
            LocalRangeWriter out = publication.writer();
            RangeCopy.copy(file.reader(), 0, entry.headerOffset(), out, 0);
            out.write(entry.headerOffset(), header, 0, header.length);
            long rest = file.reader().length() - behind;
            RangeCopy.copy(file.reader(), behind, rest, out, entry.headerOffset() + header.length);
            version.requireUnchanged();
            publication.publish();
        }
    }
}
