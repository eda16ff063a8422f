// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers each line of requests by one line of JSON. */
final class Worker {

    private final String version;
    private final Function<Request, Work> tool;
    private Work work;

    /**
     * A worker of one tool.
     *
     * @param tool makes the work for a request, or gives null if it cannot do that operation
     */
    Worker(String version, Function<Request, Work> tool) {
        this.version = version;
        this.tool = tool;
    }

    /** Serves standard input until it ends. What libraries print goes to standard error. */
    void serve() throws IOException {
        PrintStream answers = stream(FileDescriptor.out);
        System.setOut(stream(FileDescriptor.err));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answers.println(answer(line));
        }
    }

    private static PrintStream stream(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    /** The answer to a request; whatever goes wrong is an answer, too. */
    String answer(String line) {
        List<String> words = Arrays.asList(line.split("\t", -1));
        try {
            return Json.of(
                    switch (words.get(0)) {
                        case "info" -> Map.of("version", version, "runtime", runtime());
                        case "prepare" -> prepare(Request.of(words.subList(1, words.size())));
                        case "check" -> check();
                        case "run" -> Map.of("ms", timed());
                        case "usage" -> work.usage();
                        default -> throw new IllegalArgumentException("unknown command: " + words.get(0));
                    });
        } catch (Exception | OutOfMemoryError | AssertionError e) {
            return Json.of(Map.of("error", e.toString()));
        }
    }

    private Map<String, Object> prepare(Request request) {
        work = tool.apply(request);
        if (work == null) {
            return Map.of("skip", request.operation() + " is not something this tool does");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("variant", work.variant());
        return answer;
    }

    private Map<String, Object> check() throws IOException {
        work.run();
        Map<String, String> columns = work.checksums();
        work.clean();
        return columns == null ? Map.of("skip", "this tool decodes nothing") : Map.of("columns", columns);
    }

    private double timed() throws IOException {
        long started = System.nanoTime();
        work.run();
        double milliseconds = (System.nanoTime() - started) / 1e6;
        work.clean();
        return milliseconds;
    }

    private static String runtime() {
        String flags = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X"))
                .collect(Collectors.joining(" "));
        return "Java " + System.getProperty("java.vm.version") + " " + flags;
    }
}
