// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.examples.made.RandomFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;

/** What the random files are; that they are right is found by comparing what all readers say of them. */
class RandomFilesTest {

    private final ExecutorService helpers = Executors.newFixedThreadPool(1);

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        helpers.shutdownNow();
    }

    @Test
    void aSeedDecidesAllBytes() throws IOException {
        for (long seed = 1; seed <= 6; seed++) {
            Path once = made(seed, "once" + seed);
            Path again = made(seed, "again" + seed);

            for (String name : List.of("written.fits", "truth.dump")) {
                assertThat(again.resolve(name)).hasSameBinaryContentAs(once.resolve(name));
            }
        }
    }

    @Test
    void someSeedsMakeEveryKindOfTable() throws IOException {
        Set<HduKind> kinds = new TreeSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            Path made = made(seed, "seed" + seed);
            List<HduKind> here = new ArrayList<>();
            try (FitsFile file = FitsFile.open(made.resolve("written.fits"))) {
                for (int i = 0; file.hduIfPresent(i).isPresent(); i++) {
                    Hdu hdu = file.hdu(i);
                    here.add(hdu.kind());
                }
            }
            assertThat(Files.exists(made.resolve("plain.fits"))).isEqualTo(here.contains(HduKind.ZTABLE));
            kinds.addAll(here);
        }
        assertThat(kinds).contains(HduKind.PRIMARY, HduKind.BINTABLE, HduKind.TABLE, HduKind.ZTABLE);
    }

    @Test
    void answersEachLineOfItsInput() throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        String requests = "1\t" + folder + "\n2\t" + folder.resolve("missing") + "\n";

        RandomFiles.serve(new StringReader(requests), new PrintStream(answers, true, StandardCharsets.UTF_8), helpers);

        List<String> lines = answers.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo("done");
        assertThat(lines.get(1))
                .startsWith("java.nio.file.NoSuchFileException: ")
                .contains("truth.dump");
        assertThat(folder.resolve("written.fits")).exists();
    }

    private Path made(long seed, String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        new RandomFile(seed, made, helpers).write();
        return made;
    }
}
