// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.verify;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.verify.Finding;
import io.fitspark.fits.verify.PartResult;
import io.fitspark.fits.verify.Verification;
import io.fitspark.fits.verify.VerifyPart;

/** Verifies a small file, and only plans the parts of a large one. */
final class FileWork implements WorkJobs.Work<SourceFile, FileWork.Outcome> {
    private static final long serialVersionUID = 1L;

    private final SerializableHadoopConf configuration;
    private final long partBytes;

    /**
     * @param findings of a small file
     * @param parts of a large one
     */
    record Outcome(List<Finding> findings, List<VerifyPart> parts) implements Serializable {
        Outcome {
            findings = List.copyOf(findings);
            parts = List.copyOf(parts);
        }

        boolean isLarge() {
            return !parts.isEmpty();
        }
    }

    FileWork(SerializableHadoopConf configuration, long partBytes) {
        this.configuration = configuration;
        this.partBytes = partBytes;
    }

    @Override
    public Outcome on(SourceFile source) throws IOException {
        try (FitsFile file = Opened.of(source, configuration)) {
            Verification plan = Verification.plan(file, partBytes);
            List<VerifyPart> parts = plan.parts();
            if (source.length() > partBytes && parts.size() > 1) {
                return new Outcome(List.of(), parts);
            }
            List<PartResult> results = new ArrayList<>(parts.size());
            for (VerifyPart part : parts) {
                results.add(Verification.run(file, part));
            }
            return new Outcome(plan.findings(file, results), List.of());
        } catch (FitsFormatException e) {
            return new Outcome(List.of(Finding.of(source.path(), 0, e)), List.of());
        }
    }
}
