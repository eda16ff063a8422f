// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;

import org.apache.hadoop.util.VersionInfo;

/** Hadoop's file system, alone: two threads that read a file and do nothing with it. */
public final class HadoopReadWorker {

    private HadoopReadWorker() {}

    /** Serves standard input. */
    public static void main(String[] arguments) throws IOException {
        new Worker("Hadoop " + VersionInfo.getVersion(), request -> new ReadWork(request.file())).serve();
    }
}
