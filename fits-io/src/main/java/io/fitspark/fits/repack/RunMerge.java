// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Makes of several streams of runs, each in order, one: runs that touch or overlap become one run. */
public final class RunMerge {
    private RunMerge() {}

    /** Reads all streams to their ends. */
    public static void of(List<RunStream> streams, RunTaker to) throws IOException {
        PriorityQueue<RunStream> next =
                new PriorityQueue<>(Math.max(1, streams.size()), Comparator.comparingLong(RunStream::start));
        for (RunStream stream : streams) {
            if (stream.next()) {
                next.add(stream);
            }
        }
        long start = -1;
        long end = -1;
        while (!next.isEmpty()) {
            RunStream first = next.poll();
            if (start < 0 || first.start() > end) {
                if (start >= 0) {
                    to.run(start, end);
                }
                start = first.start();
                end = first.end();
            } else {
                end = Math.max(end, first.end());
            }
            if (first.next()) {
                next.add(first);
            }
        }
        if (start >= 0) {
            to.run(start, end);
        }
    }
}
