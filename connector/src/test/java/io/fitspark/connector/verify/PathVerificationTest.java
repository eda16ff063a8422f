// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.assemble.LocalWorkJobs;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.verify.Finding;
import io.fitspark.fits.verify.Verification;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.TableOptions;
import io.fitspark.fits.write.TableOptions.Compression;

/** Many files, and files in many parts, give what each file gives alone. */
class PathVerificationTest {
    @TempDir
    private Path folder;

    /** What travels is serialized on the way. */
    private static final class Travelling implements WorkJobs {
        private final List<String> told = new ArrayList<>();
        private int items;

        @Override
        public <T extends Serializable, R extends Serializable> List<R> run(String what, List<T> asked, Work<T, R> work)
                throws IOException {
            told.add(what);
            items += asked.size();
            List<R> results = new ArrayList<>();
            for (T item : asked) {
                results.add(copy(copy(work).on(copy(item))));
            }
            return results;
        }

        @SuppressWarnings("unchecked")
        private static <T> T copy(T object) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(object);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Path large(Compression compression) throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.of("id", "1K"), ColumnSpec.of("x", "8D")));
        BatchBuilder rows = new BatchBuilder(schema);
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            rows.column(0).addLong(i);
            for (int k = 0; k < 8; k++) {
                rows.column(1).addDouble(random.nextDouble());
            }
            rows.endRow();
        }
        Path path = folder.resolve("large-" + compression + ".fits");
        TableOptions options = TableOptions.DEFAULT
                .withCompression(compression)
                .withTileRows(900)
                .withZoneMaps(true);
        try (FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
            writer.table(schema, options).write(rows.batch());
            writer.finish();
        }
        return path;
    }

    private static List<String> problems(List<Finding> findings) {
        return findings.stream().map(Finding::problem).toList();
    }

    @Test
    void aDirectoryGivesWhatItsFilesGive() throws IOException {
        List<String> expected = new ArrayList<>();
        for (String name : List.of(
                "bad/truncated_data.fits",
                "bad/ztable_bomb.fits",
                "checksums/changed_data.fits",
                "checksums/valid.fits",
                "tables/tdim1.fits")) {
            Path copy = folder.resolve("a").resolve(name);
            Files.createDirectories(copy.getParent());
            Files.copy(Corpus.path(name), copy);
            try (FitsFile file = FitsFile.open(copy)) {
                Verification.verify(file).forEach(finding -> expected.add(finding.problem()));
            }
        }
        Files.writeString(folder.resolve("a/notes.txt"), "no FITS file");
        List<Finding> findings = new PathVerification(new Configuration(), new LocalWorkJobs(3))
                .verify(folder.resolve("a").toString());
        assertThat(findings.stream()
                        .filter(finding -> !finding.file().endsWith("notes.txt"))
                        .map(finding -> finding.problem().replace("file:", "")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(findings)
                .filteredOn(finding -> finding.file().endsWith("notes.txt"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains("it is no FITS file"));
    }

    @Test
    void aLargeFileIsVerifiedInManyParts() throws IOException {
        for (Compression compression : Compression.values()) {
            Path path = large(compression);
            Travelling jobs = new Travelling();
            assertThat(new PathVerification(new Configuration(), jobs, 100_000).verify(path.toString()))
                    .isEmpty();
            assertThat(jobs.told.get(0)).isEqualTo("verifying 1 files");
            assertThat(jobs.items).isGreaterThan(10);
            byte[] bytes = Files.readAllBytes(path);
            for (int i = 0; i < 8; i++) {
                byte[] changed = bytes.clone();
                changed[bytes.length / 2 + i * 1000] ^= 1;
                Files.write(path, changed);
                List<Finding> inParts =
                        new PathVerification(new Configuration(), new Travelling(), 100_000).verify(path.toString());
                assertThat(problems(inParts))
                        .anySatisfy(text -> assertThat(text)
                                .contains(
                                        "DATASUM does not fit",
                                        path.getFileName().toString(),
                                        "HDU 1"));
                assertThat(inParts)
                        .containsExactlyInAnyOrderElementsOf(
                                new PathVerification(new Configuration(), new LocalWorkJobs(1))
                                        .verify(path.toString()));
            }
        }
    }

    @Test
    void aPathThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> new PathVerification(new Configuration(), new LocalWorkJobs(1))
                        .verify(folder.resolve("none").toString()))
                .hasMessageContaining("none");
    }

    @Test
    void nothingIsFoundInWhatIsSound() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.path("ztables"))) {
            for (Path file :
                    files.filter(path -> path.toString().contains("fpack")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        assertThat(new PathVerification(new Configuration(), new LocalWorkJobs(2)).verify(folder.toString()))
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .isEmpty();
    }
}
