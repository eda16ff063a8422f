// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Runs a {@link WriteJob} in a JVM of its own: once, or again and again until it is killed. */
final class WriteJobMain {

    /** Exit code after an exception, which is printed. */
    static final int FAILED = 3;

    private WriteJobMain() {}

    /**
     * Runs.
     *
     * @param arguments the class of the job; {@code once} and a file, or {@code loop}, a folder, and a file that is copied to new places first, or
     *     {@code -}
     */
    @SuppressWarnings("SystemOut") // what the parent process reads
    public static void main(String[] arguments) throws Exception {
        WriteJob job =
                (WriteJob) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        Path place = Path.of(arguments[2]);
        if (arguments[1].equals("once")) {
            try {
                job.run(place, UnaryOperator.identity());
            } catch (IOException e) {
                System.out.println(e);
                System.exit(FAILED);
            }
            return;
        }
        Path old = arguments[3].equals("-") ? null : Path.of(arguments[3]);
        for (int i = 0; ; i++) {
            job.run(place.resolve("same.fits"), UnaryOperator.identity());
            if (old == null) {
                job.run(place.resolve("new-" + i + ".fits"), UnaryOperator.identity());
                Files.deleteIfExists(place.resolve("new-" + (i - 2) + ".fits"));
            } else {
                Files.copy(old, place.resolve("copy"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                Files.move(
                        place.resolve("copy"),
                        place.resolve("same.fits"),
                        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            }
            if (i == 1) {
                Files.createFile(place.resolve("ready"));
            }
        }
    }
}
