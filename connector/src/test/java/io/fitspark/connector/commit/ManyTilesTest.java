// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand tasks in a small heap; FITSPARK_TILES says how many tiles each has, with a hundred columns: a thousand need 40 GB of disk. */
class ManyTilesTest {
    private static final String TILES = System.getenv("FITSPARK_TILES");

    @TempDir
    private Path directory;

    /** Where tasks stage rows, tiles are made by the assembly, each by work that is not the driver's: a hundred million take half an hour. */
    static List<String> orders() {
        return TILES == null ? List.of("relaxed", "preserve") : List.of("relaxed");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aThousandTasksAreCommittedInASmallHeap(String order) throws Exception {
        boolean large = TILES != null;
        List<String> size = large ? List.of("1000", TILES, "100") : List.of("1000", "10", "20");
        List<String> arguments = new ArrayList<>(List.of(directory.toString()));
        arguments.addAll(size);
        arguments.addAll(List.of(order, "true"));
        String said = said(large ? "512m" : "96m", directory.resolve("output"), arguments);
        System.out.println(said);
        assertThat(said).containsPattern("committed \\d+ MB").contains("sound after");
    }

    private static String said(String heap, Path output, List<String> arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyTiles.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.command().addAll(arguments);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
