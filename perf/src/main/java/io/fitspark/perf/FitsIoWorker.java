// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;

import io.fitspark.fits.FitsFile;

/** fits-io, alone: neither Spark nor Hadoop is on its class path. */
public final class FitsIoWorker {

    private FitsIoWorker() {}

    /**
     * Serves standard input.
     *
     * @param arguments the threads that may decode at most, if it is not for the rows to say
     */
    public static void main(String[] arguments) throws IOException {
        int most = arguments.length == 0 ? Integer.MAX_VALUE : Integer.parseInt(arguments[0]);
        new Worker(version(), request -> work(request, most)).serve();
    }

    static Work work(Request request, int mostThreads) {
        return switch (request.operation()) {
            case "table" -> new TableWork(request, mostThreads);
            case "walk" -> new WalkWork(request);
            case "byname" -> new ByNameWork(request);
            default -> null;
        };
    }

    private static String version() {
        String released = FitsFile.class.getPackage().getImplementationVersion();
        return released == null ? System.getProperty("fitspark.version", "unknown") : released;
    }
}
