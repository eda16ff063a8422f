// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.fitspark.connector.schema.ExpectedColumns;
import io.fitspark.connector.storage.ListedFile;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.fits.table.Column;

/** Headers read so far while planning; each is read once. */
final class KnownHeaders {
    private final HeaderWork work;
    private final Map<Integer, FileHeaders> byFile = new HashMap<>();
    private final Map<List<Column>, List<Column>> columns = new HashMap<>();

    KnownHeaders(Lookup lookup, SerializableHadoopConf configuration) {
        this.work = new HeaderWork(lookup, configuration);
    }

    synchronized FileHeaders get(int index) {
        return byFile.get(index);
    }

    synchronized void put(int index, FileHeaders headers) {
        byFile.put(
                index,
                new FileHeaders(
                        headers.tables().stream()
                                .map(table -> table.withLayout(table.layout().sharing(columns)))
                                .toList(),
                        headers.inflated(),
                        headers.passedOver(),
                        null));
    }

    /** How many of the files known so far are left out. */
    synchronized long passedOver() {
        return byFile.values().stream().filter(FileHeaders::passedOver).count();
    }

    /** @param expected what each table must have; null if that is not known yet */
    synchronized Map<Integer, FileHeaders> read(
            List<ListedFile> files, List<Integer> indexes, FileJobs jobs, ExpectedColumns expected) throws IOException {
        List<Integer> missing =
                indexes.stream().filter(index -> !byFile.containsKey(index)).toList();
        List<FileHeaders> read =
                jobs.run(missing.stream().map(index -> files.get(index).file()).toList(), work);
        for (int i = 0; i < missing.size(); i++) {
            FileHeaders headers = read.get(i).orThrow();
            if (expected != null) {
                headers.tables().forEach(table -> expected.locate(table.layout()));
            }
            put(missing.get(i), headers);
        }
        Map<Integer, FileHeaders> asked = new HashMap<>();
        indexes.forEach(index -> asked.put(index, byFile.get(index)));
        return asked;
    }
}
