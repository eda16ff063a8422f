// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.hadoop.conf.Configuration;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.options.View;
import io.fitspark.connector.storage.FileLister;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.header.HeaderBuilder;

/** The header of a file whose cards are to be carried over into another. */
public final class SourceHeader {
    private SourceHeader() {}

    /**
     * The header of an HDU, cards that mean the same in any HDU only, as blocks of a header.
     *
     * @param source {@code path#hdu}; without {@code #hdu} the first table is meant
     * @throws io.fitspark.connector.FitsUserException if there is no such file or HDU
     */
    public static byte[] read(String source, Configuration configuration) throws IOException {
        int hash = source.lastIndexOf('#');
        String path = hash < 0 ? source : source.substring(0, hash);
        HduSelector selector = hash < 0 ? new HduSelector.FirstTable() : HduSelector.parse(source.substring(hash + 1));
        Map<String, String> options = new HashMap<>();
        options.put("path", path);
        ReadOptions read = ReadOptions.parse(options);
        List<ListedFile> files = new ArrayList<>(
                new FileLister(configuration, read.listing()).list(read.paths()).files());
        if (files.isEmpty()) {
            throw FitsErrors.noFiles(List.of(path));
        }
        try (FitsFile file = OpenedFits.over(
                new HadoopFiles(configuration).open(files.get(0), Access.RANDOM, new ReadCounters()),
                FitsLimits.defaults())) {
            return HeaderBuilder.create().merge(find(file, selector).header()).toBytes();
        }
    }

    private static Hdu find(FitsFile file, HduSelector selector) throws IOException {
        Optional<Hdu> found = selector instanceof HduSelector.ByIndex byIndex
                ? file.hduIfPresent(byIndex.index())
                : new HduSearch(file, selector, View.ROWS, false).next();
        return found.orElseThrow(() -> FitsErrors.hduNotFound(file.name(), selector.toString(), ""));
    }
}
