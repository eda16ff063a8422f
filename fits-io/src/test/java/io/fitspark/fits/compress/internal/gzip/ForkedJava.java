// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs a main class of the tests in a JVM of its own.
 *
 * @param exitCode -1 if it took too long
 * @param output what it printed
 */
public record ForkedJava(int exitCode, String output) {

    private static final int TIMEOUT_SECONDS = 120;

    /**
     * Runs it, for two minutes at most.
     *
     * @param withoutLibrary whether to leave the native library out of the class path
     * @param options of the JVM
     */
    public static ForkedJava run(Class<?> main, boolean withoutLibrary, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !withoutLibrary || !new File(entry).getName().startsWith("gkl-"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("fitspark-forked-", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(output.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return new ForkedJava(ended ? process.exitValue() : -1, text);
        } finally {
            Files.delete(output);
        }
    }
}
