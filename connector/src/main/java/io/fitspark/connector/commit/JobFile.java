// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.hadoop.fs.Path;

/**
 * What a job says of itself to others, who may come after its death.
 *
 * @param owner user, host and process
 * @param staging URI of the directory of what is not published yet
 * @param madeTarget whether the job made the target directory
 * @param stale age of the last sign of life from which on the job is dead
 */
record JobFile(
        String owner,
        Instant start,
        String target,
        String staging,
        boolean madeTarget,
        Lease.Kind lease,
        Duration stale) {
    static final String NAME = "job";

    private static final String VERSION = "1";

    static String ownName() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown host";
        }
        return System.getProperty("user.name") + " on " + host + ", process "
                + ProcessHandle.current().pid();
    }

    void write(Store store, JobDirectory job) throws IOException {
        store.write(
                job.file(NAME),
                RecordFile.write(List.of(
                        List.of("version", VERSION),
                        List.of("owner", owner),
                        List.of("start", start.toString()),
                        List.of("target", target),
                        List.of("staging", staging),
                        List.of("madeTarget", Boolean.toString(madeTarget)),
                        List.of("lease", lease.name()),
                        List.of("stale", Long.toString(stale.toMillis())))));
    }

    /**
     * The file of a job; empty if there is none.
     *
     * @throws IOException if it is one that this version does not know, so that nothing may be done with the job
     */
    static Optional<JobFile> read(Store store, JobDirectory job) throws IOException {
        Path path = job.file(NAME);
        if (store.status(path).isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        byte[] content;
        try {
            content = store.read(path);
        } catch (FileNotFoundException | NoSuchFileException e) {
            // the job came to its end just now
            return Optional.empty();
        }
        for (List<String> line : RecordFile.read(content).orElse(List.of())) {
            fields.put(line.get(0), line.get(line.size() - 1));
        }
        if (!VERSION.equals(fields.get("version"))) {
            throw new IOException("The job file is broken, or of a newer version of fitspark: " + path
                    + ". Remove its directory if nobody is writing there.");
        }
        return Optional.of(new JobFile(
                fields.get("owner"),
                Instant.parse(fields.get("start")),
                fields.get("target"),
                fields.get("staging"),
                Boolean.parseBoolean(fields.get("madeTarget")),
                Lease.Kind.valueOf(fields.get("lease")),
                Duration.ofMillis(Long.parseLong(fields.get("stale")))));
    }
}
