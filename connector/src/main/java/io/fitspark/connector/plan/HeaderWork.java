// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.table.Column;

/** Reads the headers of tables. What goes wrong with a file is part of the result, so that the driver tells of the first one. */
final class HeaderWork implements FileWork<FileHeaders> {
    private static final long serialVersionUID = 1L;

    private final Lookup lookup;
    private final SerializableHadoopConf configuration;

    HeaderWork(Lookup lookup, SerializableHadoopConf configuration) {
        this.lookup = lookup;
        this.configuration = configuration;
    }

    @Override
    public List<FileHeaders> of(List<SourceFile> files) {
        TableOpener opener = new TableOpener(new HadoopFiles(configuration.value()), lookup, new ReadCounters());
        // files of a dataset mostly have the same columns: one list then travels for all
        Map<List<Column>, List<Column>> known = new HashMap<>();
        List<FileHeaders> headers = new ArrayList<>(files.size());
        for (SourceFile file : files) {
            headers.add(headers(opener, file, known));
        }
        return headers;
    }

    private FileHeaders headers(TableOpener opener, SourceFile file, Map<List<Column>, List<Column>> known) {
        try (TableFile open = opener.open(file)) {
            List<TableHeader> tables = new ArrayList<>();
            Optional<TableFile.Found> table = open.next();
            while (table.isPresent()) {
                TableHeader facts = table.get().facts();
                tables.add(facts.withLayout(facts.layout().sharing(known)));
                table = open.next();
            }
            return FileHeaders.of(tables, open.isInflated());
        } catch (IOException | RuntimeException e) {
            return PassedOver.byTolerance(e, lookup.tolerance())
                    ? PassedOver.logged(file, e, FileHeaders.PASSED_OVER)
                    : FileHeaders.failed(e);
        }
    }
}
