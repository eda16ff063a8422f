// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.hadoop.fs.Path;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.encode.ZoneMap;

/** A FITS file of a store that is, or becomes, part of a single file. */
final class TargetFile implements Closeable {
    private final FitsFile file;

    private TargetFile(FitsFile file) {
        this.file = file;
    }

    static TargetFile open(Store store, Path path) throws IOException {
        SourceFile source = SourceFile.of(store.fileSystem().getFileStatus(path));
        RangeReader reader = new HadoopFiles(store.fileSystem().getConf())
                .open(source, HadoopFiles.Access.RANDOM, new ReadCounters());
        try {
            return new TargetFile(FitsFile.open(reader));
        } catch (IOException | RuntimeException e) {
            try (reader) {
                throw e;
            }
        }
    }

    /** Around a file that is open, and stays so unless this is closed. */
    static TargetFile of(FitsFile file) {
        return new TargetFile(file);
    }

    FitsFile fits() {
        return file;
    }

    /** The chosen table, or the first one. */
    Hdu table(HduSelector selector) throws IOException {
        Optional<Hdu> found = find(selector);
        if (found.isEmpty()) {
            throw FitsErrors.hduNotFound(file.name(), selector == null ? "with a table" : selector.toString(), names());
        }
        if (!found.get().kind().isTable()) {
            throw FitsErrors.hduNotReadable(file.name(), name(found.get()), "HDUs that are no tables");
        }
        return found.get();
    }

    private Optional<Hdu> find(HduSelector selector) throws IOException {
        if (selector instanceof HduSelector.ByIndex byIndex) {
            return file.hduIfPresent(byIndex.index());
        }
        if (selector instanceof HduSelector.ByName byName) {
            return byName.extver() == null ? file.find(byName.extname()) : file.find(byName.extname(), byName.extver());
        }
        for (int i = 0; i < file.hduCount(); i++) {
            Hdu hdu = file.hdu(i);
            if (hdu.kind().isTable() && !isZoneMap(hdu)) {
                return Optional.of(hdu);
            }
        }
        return Optional.empty();
    }

    static boolean isZoneMap(Hdu hdu) {
        return ZoneMap.EXTNAME.equals(hdu.extname().orElse(""));
    }

    /** Refuses a file in which anything but the table would be lost. */
    void requireNoOtherData(HduSelector selector) throws IOException {
        int table = find(selector).map(Hdu::index).orElse(-1);
        for (int i = 0; i < file.hduCount(); i++) {
            Hdu hdu = file.hdu(i);
            if (i != table && !isZoneMap(hdu) && hdu.entry().dataLength() > 0) {
                throw FitsErrors.otherHdus(file.name(), name(hdu));
            }
        }
    }

    boolean hasTxn(String txnId) throws IOException {
        for (int i = 0; i < file.hduCount(); i++) {
            Optional<Card> card = file.hdu(i).header().card(WriteJob.TXN_KEYWORD);
            if (card.isPresent()
                    && card.get().value() instanceof CardValue.Text text
                    && text.text().equals(txnId)) {
                return true;
            }
        }
        return false;
    }

    private String names() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < file.hduCount(); i++) {
            names.add(name(file.hdu(i)));
        }
        return String.join(", ", names);
    }

    private static String name(Hdu hdu) {
        return "HDU " + hdu.index()
                + hdu.extname().map(name -> " (" + name + ")").orElse("");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
