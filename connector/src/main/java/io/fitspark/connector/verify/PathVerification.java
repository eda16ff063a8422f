// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.verify;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;

import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.options.Listing;
import io.fitspark.connector.storage.FileLister;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.verify.Finding;
import io.fitspark.fits.verify.PartResult;
import io.fitspark.fits.verify.Verification;

/**
 * Verifies all files at a path: structure, DATASUM and CHECKSUM, every cell of every table, every tile of every compressed image, and zone maps. Small files
 * are a work item each, large ones many; memory does not grow with a file.
 */
public final class PathVerification {
    /** Bytes that are worth a work item of their own. */
    private static final long PART_BYTES = 128L << 20;

    private final SerializableHadoopConf configuration;
    private final WorkJobs jobs;
    private final long partBytes;

    /** @param jobs where the work is done */
    public PathVerification(Configuration configuration, WorkJobs jobs) {
        this(configuration, jobs, PART_BYTES);
    }

    PathVerification(Configuration configuration, WorkJobs jobs, long partBytes) {
        this.configuration = new SerializableHadoopConf(configuration);
        this.jobs = jobs;
        this.partBytes = partBytes;
    }

    /**
     * What is wrong, file by file in the order of their names, HDU by HDU.
     *
     * @param path a file, a directory with all below it, or a glob
     */
    public List<Finding> verify(String path) throws IOException {
        Listing everything = new Listing(null, true, null, null, null, false, ZoneOffset.UTC);
        List<SourceFile> files = new FileLister(configuration.value(), everything)
                .list(List.of(path)).files().stream()
                        .map(listed -> listed.file())
                        .toList();
        List<FileWork.Outcome> outcomes =
                jobs.run("verifying " + files.size() + " files", files, new FileWork(configuration, partBytes));
        Map<SourceFile, List<PartResult>> large = ofParts(files, outcomes);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            SourceFile file = files.get(i);
            findings.addAll(
                    outcomes.get(i).isLarge()
                            ? concluded(file, large.get(file))
                            : outcomes.get(i).findings());
        }
        return findings;
    }

    private Map<SourceFile, List<PartResult>> ofParts(List<SourceFile> files, List<FileWork.Outcome> outcomes)
            throws IOException {
        List<PartWork.Item> items = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            SourceFile file = files.get(i);
            outcomes.get(i).parts().forEach(part -> items.add(new PartWork.Item(file, part)));
        }
        Map<SourceFile, List<PartResult>> results = new HashMap<>();
        if (!items.isEmpty()) {
            List<PartResult> made =
                    jobs.run("verifying " + items.size() + " parts of files", items, new PartWork(configuration));
            for (int i = 0; i < made.size(); i++) {
                results.computeIfAbsent(items.get(i).file(), file -> new ArrayList<>())
                        .add(made.get(i));
            }
        }
        return results;
    }

    private List<Finding> concluded(SourceFile source, List<PartResult> results) throws IOException {
        try (FitsFile file = Opened.of(source, configuration)) {
            return Verification.plan(file, partBytes).findings(file, results);
        }
    }
}
