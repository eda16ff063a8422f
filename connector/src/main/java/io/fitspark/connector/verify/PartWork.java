// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.verify;

import java.io.IOException;
import java.io.Serializable;

import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.verify.PartResult;
import io.fitspark.fits.verify.Verification;
import io.fitspark.fits.verify.VerifyPart;

/** Verifies a part of a large file. */
final class PartWork implements WorkJobs.Work<PartWork.Item, PartResult> {
    private static final long serialVersionUID = 1L;

    private final SerializableHadoopConf configuration;

    record Item(SourceFile file, VerifyPart part) implements Serializable {}

    PartWork(SerializableHadoopConf configuration) {
        this.configuration = configuration;
    }

    @Override
    public PartResult on(Item item) throws IOException {
        try (FitsFile file = Opened.of(item.file(), configuration)) {
            return Verification.run(file, item.part());
        }
    }
}
