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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.fitspark.examples.made.RandomFile;

/**
 * Has fits-io write random tables: the seed and the folder are the two arguments; or, without arguments, each line of standard input
 * names them, with a tab between, and is answered by a line once the files are there, or by why they are not.
 */
public final class RandomFiles {
    private RandomFiles() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        ExecutorService helpers = Executors.newFixedThreadPool(1);
        try {
            if (arguments.length == 0) {
                serve(new InputStreamReader(System.in, StandardCharsets.UTF_8), System.out, helpers);
            } else if (arguments.length == 2) {
                new RandomFile(Long.parseLong(arguments[0]), Path.of(arguments[1]), helpers).write();
            } else {
                System.err.println("usage: RandomFiles [SEED FOLDER]");
                System.exit(2);
            }
        } finally {
            helpers.shutdown();
        }
    }

    static void serve(Reader requests, PrintStream answers, ExecutorService helpers) throws IOException {
        BufferedReader lines = new BufferedReader(requests);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split("\t", 2);
            try {
                new RandomFile(Long.parseLong(words[0]), Path.of(words[1]), helpers).write();
                answers.println("done");
            } catch (IOException | RuntimeException e) {
                answers.println(said(e));
            }
            answers.flush();
        }
    }

    /** The exception and where it came from, in one line. */
    private static String said(Exception e) {
        StringBuilder text = new StringBuilder(e.toString().replaceAll("\\s+", " "));
        StackTraceElement[] trace = e.getStackTrace();
        for (int i = 0; i < Math.min(3, trace.length); i++) {
            text.append(" at ").append(trace[i]);
        }
        return text.toString();
    }
}
