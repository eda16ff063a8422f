// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;

import io.fitspark.fits.FitsFile;

/** fits-io, alone: neither Spark nor Hadoop is on its class path. */
public final class FitsIoWorker {

    private static final String ONCE = "once";
    private static final String WHOLE = "whole";
    private static final String COPY = "copy";

    private FitsIoWorker() {}

    /**
     * Serves standard input.
     *
     * @param arguments what is not for the rows to say: the threads that may work at most, or {@code once} for all rows in one batch,
     *     or {@code whole} for all pixels in place of stamps, or {@code copy} for a copy of the file in place of a repack
     */
    public static void main(String[] arguments) throws IOException {
        String argument = arguments.length == 0 ? "" : arguments[0];
        boolean once = argument.equals(ONCE);
        boolean whole = argument.equals(WHOLE);
        boolean copy = argument.equals(COPY);
        int most = argument.isEmpty() || once || whole || copy ? Integer.MAX_VALUE : Integer.parseInt(argument);
        new Worker(version(), request -> copy ? new RepackWork(request, true) : work(request, most, once, whole))
                .serve();
    }

    static Work work(Request request, int mostThreads, boolean once, boolean whole) {
        return switch (request.operation()) {
            case "write", "append" -> new WriteWork(request, mostThreads, once);
            case "repack" -> new RepackWork(request, false);
            case "table" -> new TableWork(request, mostThreads);
            case "image" -> new ImageWork(request, mostThreads, whole);
            case "walk" -> new WalkWork(request);
            case "byname" -> new ByNameWork(request);
            default -> null;
        };
    }

    private static String version() {
        String released = FitsFile.class.getPackage().getImplementationVersion();
        return System.getProperty("fitspark.version", released == null ? "unknown" : released);
    }
}
