// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.HduKind;

/** Name, kind and bytes of data of every HDU. */
final class WalkWork implements Work {

    private final Path file;
    private List<String> names = List.of();
    private List<HduKind> kinds = List.of();
    private long[] sizes = {};

    WalkWork(Request request) {
        file = Path.of(request.file());
    }

    @Override
    public String variant() {
        return "FitsFile.entries";
    }

    @Override
    public void run() throws IOException {
        try (FitsFile fits = FitsFile.open(file)) {
            List<HduEntry> entries = fits.entries();
            names = new ArrayList<>(entries.size());
            kinds = new ArrayList<>(entries.size());
            sizes = new long[entries.size()];
            for (HduEntry entry : entries) {
                names.add(entry.extname() == null ? "" : entry.extname());
                kinds.add(entry.kind());
                sizes[entry.index()] = entry.dataLength();
            }
        }
    }

    @Override
    public Map<String, String> checksums() {
        List<String> kindNames = kinds.stream()
                .map(kind -> kind == HduKind.PRIMARY ? HduKind.IMAGE.name() : kind.name())
                .toList();
        return Map.of("name", Checksum.of(names), "kind", Checksum.of(kindNames), "size", Checksum.of(sizes));
    }
}
