// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.link.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.fitspark.it.link.LinkCheck;

/**
 * {@code CheckLinks JAR CLASS_PATH_FILE VERSION EXEMPT_FILE}: prints what does not link, class by class, and the sum as the last
 * line. Lines of the exempt file are {@code version class reason}: of that class problems are expected.
 */
public final class CheckLinks {
    private CheckLinks() {}

    public static void main(String[] args) throws IOException {
        List<Path> classPath = new ArrayList<>();
        for (String entry : Files.readString(Path.of(args[1])).strip().split(File.pathSeparator)) {
            classPath.add(Path.of(entry));
        }
        LinkCheck.Outcome outcome = LinkCheck.check(Path.of(args[0]), classPath);
        Map<String, String> exempt = exempt(Path.of(args[3]), args[2]);
        Map<String, List<String>> problems = new TreeMap<>(outcome.problems());
        exempt.forEach((name, reason) -> {
            if (problems.remove(name) == null) {
                problems.put(name, List.of("links, but is listed as exempt: " + reason));
            }
        });
        problems.forEach((name, found) -> {
            System.out.println(name);
            found.forEach(problem -> System.out.println("    " + problem));
        });
        System.out.printf(
                "%d classes, %d references, %d exempt, %d with problems%n",
                outcome.classes(), outcome.references(), exempt.size(), problems.size());
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private static Map<String, String> exempt(Path file, String version) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\\s+", 3);
            if (!line.startsWith("#") && parts[0].equals(version)) {
                reasons.put(parts[1], parts[2]);
            }
        }
        return reasons;
    }
}
