// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.plan.OpenedFits;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.HduEntry;

/** What the headers of one file tell those who look around. */
public final class FileContents {
    private static final String PRIVATE_PREFIX = "FITSPARK_";

    /** Hidden files are none of a dataset. */
    private static final Pattern FITS_NAME =
            Pattern.compile("[^._].*\\.(fits|fit|fts)(\\.fz|\\.gz)?", Pattern.CASE_INSENSITIVE);

    private FileContents() {}

    /**
     * The tables of a file, each by the shortest text that selects it: {@code NAME}, {@code NAME,VER} where several have the name, or the
     * index.
     */
    public static List<String> tables(String path, Configuration configuration) throws IOException {
        try (FitsFile file = open(path, configuration)) {
            List<HduEntry> entries = file.entries();
            List<String> tables = new ArrayList<>();
            for (HduEntry entry : entries) {
                if (entry.kind().isTable() && !name(entry).startsWith(PRIVATE_PREFIX)) {
                    tables.add(selector(entry, entries));
                }
            }
            return tables;
        }
    }

    /** Names of the FITS files that lie in a directory, in order. */
    public static List<String> files(String text, Configuration configuration) throws IOException {
        Path directory = new Path(text);
        List<String> files = new ArrayList<>();
        for (FileStatus child : directory.getFileSystem(configuration).listStatus(directory)) {
            String name = child.getPath().getName();
            if (child.isFile() && FITS_NAME.matcher(name).matches()) {
                files.add(name);
            }
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private static String selector(HduEntry wanted, List<HduEntry> entries) {
        if (!isName(wanted)) {
            return Integer.toString(wanted.index());
        }
        List<HduEntry> namesakes = entries.stream()
                .filter(entry -> name(entry).equals(name(wanted)))
                .toList();
        String extname = wanted.extname().strip();
        if (namesakes.size() == 1) {
            return extname;
        }
        long alike = namesakes.stream()
                .filter(entry -> version(entry) == version(wanted))
                .count();
        return alike == 1 ? extname + "," + version(wanted) : Integer.toString(wanted.index());
    }

    /** Whether its name selects it, and does not look like a number or a pattern. */
    private static boolean isName(HduEntry entry) {
        String name = name(entry);
        return !name.isEmpty() && HduSelector.parse(name).equals(new HduSelector.ByName(name, null));
    }

    private static String name(HduEntry entry) {
        return entry.extname() == null ? "" : entry.extname().strip().toUpperCase(Locale.ROOT);
    }

    private static int version(HduEntry entry) {
        return entry.extver() == null ? 1 : entry.extver();
    }

    /** The cards of an HDU, and those of the primary HDU that it has not, that describe more than how the data is stored. */
    public static Map<String, String> cards(String path, int hdu, Configuration configuration) throws IOException {
        try (FitsFile file = open(path, configuration)) {
            return DescriptiveCards.of(file.hdu(hdu).header(), file.hdu(0).header());
        }
    }

    private static FitsFile open(String text, Configuration configuration) throws IOException {
        Path path = new Path(text);
        FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
        return OpenedFits.over(
                new HadoopFiles(configuration)
                        .open(ListedFile.of(status), HadoopFiles.Access.RANDOM, new ReadCounters()),
                FitsLimits.defaults());
    }
}
