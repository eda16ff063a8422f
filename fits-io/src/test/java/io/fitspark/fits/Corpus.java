// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The corpus of FITS files with expected values: the folder that the system property {@code fitspark.corpus} names, else the
 * one in the test resources, which is unpacked where it comes in a jar.
 */
public final class Corpus {

    private static final Path ROOT = root();
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

    private Corpus() {}

    /** A file of the corpus, as {@code tables/small.fits}. */
    public static Path path(String file) {
        return ROOT.resolve(file);
    }

    /** The files of a folder that have expected values, as {@code tables/small.fits}, in the order of their names. */
    public static List<String> files(String folder) {
        try (Stream<Path> expected = Files.list(ROOT.resolve("expected").resolve(folder))) {
            return expected.map(
                            path -> folder + "/" + path.getFileName().toString().replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The expected values of a file. Whole numbers are exact, whatever their size. */
    public static JsonNode expected(String file) {
        return json("expected/" + file + ".json");
    }

    /** What to do with each file of {@code bad}, by its path. */
    public static Map<String, Bad> bad() {
        Map<String, Bad> files = new LinkedHashMap<>();
        json("expected/bad/manifest.json")
                .properties()
                .forEach(entry -> files.put(entry.getKey(), Bad.of(entry.getKey(), entry.getValue())));
        return files;
    }

    private static JsonNode json(String file) {
        try {
            return JSON.readTree(ROOT.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A damaged file.
     *
     * @param file as {@code bad/empty.fits}
     * @param why what is wrong with it
     * @param hdu where the damage is
     * @param error the kind of error that is wanted, null if the file is to be read
     * @param hints words that the error or warning must hold
     * @param accepted other answers that are as good: kinds, or {@code error}, or {@code read_ok_with_warning}
     */
    public record Bad(
            String file,
            String why,
            int hdu,
            FitsFormatException.Kind error,
            List<String> hints,
            List<String> accepted) {

        private static Bad of(String file, JsonNode json) {
            String kind = json.path("error_kind").asText(null);
            return new Bad(
                    file,
                    json.get("why").asText(),
                    json.get("hdu").asInt(),
                    json.get("expect").asText().equals("error") ? FitsFormatException.Kind.valueOf(upper(kind)) : null,
                    texts(json.get("hint")),
                    texts(json.path("also_accept")));
        }

        private static String upper(String kind) {
            return kind.toUpperCase(Locale.ROOT);
        }

        private static List<String> texts(JsonNode list) {
            List<String> texts = new ArrayList<>();
            list.forEach(item -> texts.add(item.asText()));
            return texts;
        }

        /** Whether an error of this kind is an answer that the manifest wants or accepts. */
        public boolean accepts(FitsFormatException.Kind kind) {
            boolean anyError = error == null && accepted.contains("error");
            return kind == error
                    || anyError
                    || accepted.stream().anyMatch(name -> upper(name).equals(kind.name()));
        }

        /** Whether reading it is an answer that the manifest wants or accepts. */
        public boolean acceptsReading() {
            return error == null || accepted.contains("read_ok_with_warning");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private static Path root() {
        String folder = System.getProperty("fitspark.corpus");
        if (folder != null) {
            return Path.of(folder);
        }
        try {
            URI uri = Corpus.class.getResource("/corpus/README.md").toURI();
            return uri.getScheme().equals("jar") ? unpacked(uri) : Path.of(uri).getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Path unpacked(URI jar) throws IOException {
        Path target = Files.createTempDirectory("fitspark-corpus-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(target)));
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of());
                Stream<Path> files = Files.walk(zip.getPath("/corpus"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy =
                        target.resolve(zip.getPath("/corpus").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return target;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
