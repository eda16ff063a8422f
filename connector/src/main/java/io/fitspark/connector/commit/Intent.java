// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.fitspark.connector.storage.SourceFile;

/**
 * What the commit of a directory does, written down before it is done: from then on the job's files count, and who finds this after the
 * job's death brings it to an end.
 *
 * @param adds the files that become visible
 * @param removes the files that they replace, as they were
 * @param txnId null if the write has no name
 */
record Intent(List<StagedFile> adds, List<SourceFile> removes, String txnId) {
    static final String NAME = "intent";

    private static final String ADD = "add";
    private static final String REMOVE = "remove";
    private static final String TXN = "txn";

    Intent {
        adds = List.copyOf(adds);
        removes = List.copyOf(removes);
    }

    void write(Store store, JobDirectory job) throws IOException {
        store.write(job.file(NAME), bytes());
        store.force(job.file(NAME));
        store.force(job.path());
    }

    byte[] bytes() {
        List<List<String>> lines = new ArrayList<>();
        if (txnId != null) {
            lines.add(List.of(TXN, txnId));
        }
        for (StagedFile add : adds) {
            List<String> line = new ArrayList<>(List.of(
                    ADD,
                    add.location(),
                    add.finalName(),
                    Long.toString(add.rows()),
                    Long.toString(add.print().length()),
                    Long.toString(add.print().ends())));
            if (add.upload() != null) {
                line.add(add.upload().id());
                line.addAll(add.upload().parts());
            }
            lines.add(line);
        }
        for (SourceFile file : removes) {
            lines.add(List.of(
                    REMOVE,
                    file.path(),
                    Long.toString(file.length()),
                    Long.toString(file.modificationTime()),
                    file.etag() == null ? "" : file.etag()));
        }
        return RecordFile.write(lines);
    }

    /** Ids of the uploads that become files. */
    Set<String> uploads() {
        return adds.stream()
                .filter(add -> add.upload() != null)
                .map(add -> add.upload().id())
                .collect(Collectors.toSet());
    }

    /** The intent of a job; empty if it came to none. */
    static Optional<Intent> read(Store store, JobDirectory job) throws IOException {
        return store.status(job.file(NAME)).isEmpty()
                ? Optional.empty()
                : RecordFile.read(store.read(job.file(NAME))).map(Intent::of);
    }

    static Intent of(List<List<String>> lines) {
        List<StagedFile> adds = new ArrayList<>();
        List<SourceFile> removes = new ArrayList<>();
        String txnId = null;
        for (List<String> line : lines) {
            switch (line.get(0)) {
                case TXN -> txnId = line.get(1);
                case ADD -> adds.add(add(line));
                case REMOVE ->
                    removes.add(new SourceFile(
                            line.get(1),
                            Long.parseLong(line.get(2)),
                            Long.parseLong(line.get(3)),
                            line.get(4).isEmpty() ? null : line.get(4)));
                default -> throw new IllegalStateException("unknown line in an intent file: " + line.get(0));
            }
        }
        return new Intent(adds, removes, txnId);
    }

    private static StagedFile add(List<String> line) {
        StagedUpload upload = line.size() > 6 ? new StagedUpload(line.get(6), line.subList(7, line.size())) : null;
        FilePrint print = new FilePrint(Long.parseLong(line.get(4)), Long.parseLong(line.get(5)));
        return new StagedFile(line.get(1), line.get(2), upload, Long.parseLong(line.get(3)), print);
    }
}
