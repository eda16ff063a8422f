// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.table.TableLayout;

/** Tables of other writers are repacked, broken ones refused. */
class RepackCorpusTest {
    private static final int DEAD = 1000;

    @TempDir
    private Path folder;

    static List<String> tables() throws IOException {
        List<String> tables = new ArrayList<>();
        for (String kind : List.of("tables", "ztables")) {
            for (String name : Corpus.files(kind)) {
                try (FitsFile file = FitsFile.open(Corpus.path(name))) {
                    for (HduEntry entry : file.entries()) {
                        boolean own = Set.of(HduKind.BINTABLE, HduKind.ZTABLE).contains(entry.kind());
                        if (own && !name.endsWith(".gz")) {
                            tables.add(name + "#" + entry.index());
                        }
                    }
                }
            }
        }
        return tables;
    }

    static Stream<String> bad() {
        return Corpus.bad().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tablesOfOthersKeepTheirCells(String table) throws IOException {
        String name = table.substring(0, table.indexOf('#'));
        int hdu = Integer.parseInt(table.substring(name.length() + 1));
        byte[] dead = DeadHeap.of(Files.readAllBytes(Corpus.path(name)), hdu)
                .append(DEAD)
                .bytes();
        Path path = Files.write(folder.resolve("file.fits"), dead);
        List<List<Object>> before;
        TableOptions same = TableOptions.DEFAULT;
        try (FitsFile file = FitsFile.open(path)) {
            before = WrittenFile.cells(file, hdu);
            TableLayout layout = TableLayout.of("file", file.hdu(hdu));
            same = layout.isTiled() ? same.withTileRows(layout.tiling().tileRows()) : same;
        }
        FitsRepacker.Result result = FitsRepacker.table(path, hdu, same, FileOptions.defaults());
        assertThat(result.deadBytes()).isGreaterThanOrEqualTo(DEAD);
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(WrittenFile.cells(file, hdu)).isEqualTo(before);
            assertThat(HduSums.verify(file, file.hdu(hdu))).isEqualTo(new HduSums(SumStatus.VALID, SumStatus.VALID));
        }
        assertThat(FitsRepacker.table(path, hdu, same, FileOptions.defaults()).hdus())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void brokenFilesAreRepackedOrRefused(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.path(name));
        Path path = Files.write(folder.resolve("file.fits"), bytes);
        try {
            FitsRepacker.Result result = FitsRepacker.all(path, TableOptions.DEFAULT, FileOptions.defaults());
            if (result.hdus() == 0) {
                assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
            }
        } catch (FitsFormatException | FitsWriteException e) {
            assertThat(e).hasMessageContaining("file.fits");
            assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(path);
        }
    }
}
