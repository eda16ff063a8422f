// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.fitspark.examples.dump.FileDump;

/**
 * Writes what fits-io reads of FITS files into dumps: the file and the dump are the two arguments; or, without arguments, each line of
 * standard input names them, with a tab between, and is answered by a line once the dump is written.
 */
public final class Dump {
    private Dump() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            serve(new InputStreamReader(System.in, StandardCharsets.UTF_8), System.out);
        } else if (arguments.length == 2) {
            FileDump.write(Path.of(arguments[0]), Path.of(arguments[1]));
        } else {
            System.err.println("usage: Dump [FILE.fits DUMP]");
            System.exit(2);
        }
    }

    static void serve(Reader requests, PrintStream answers) throws IOException {
        BufferedReader lines = new BufferedReader(requests);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] paths = line.split("\t", 2);
            FileDump.write(Path.of(paths[0]), Path.of(paths[1]));
            answers.println("done");
            answers.flush();
        }
    }
}
