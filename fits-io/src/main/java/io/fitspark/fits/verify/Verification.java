// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.image.ImageLayout;
import io.fitspark.fits.table.TableLayout;

/**
 * The verification of a file: headers and structure, DATASUM and CHECKSUM, every cell of every table with its descriptors and tiles, every
 * tile of every compressed image, the sums that compressed tables and images keep of what was compressed, and zone maps. Headers are read when it is planned, everything else in parts.
 *
 * <pre>{@code
 * Verification plan = Verification.plan(file, 64 << 20);
 * List<PartResult> results = ... // Verification.run(file, part), for each part, anywhere
 * List<Finding> findings = plan.findings(file, results);
 * }</pre>
 */
public final class Verification {
    private static final long LOCAL_PART = 256L << 20;

    private final List<Finding> findings = new ArrayList<>();
    private final List<HduPlan> hdus = new ArrayList<>();

    private Verification() {}

    /**
     * Reads the headers.
     *
     * @param partBytes about how many bytes a part reads
     * @throws IOException if the file cannot be read; a file that is broken gives findings
     */
    public static Verification plan(FitsFile file, long partBytes) throws IOException {
        if (partBytes < 1) {
            throw new IllegalArgumentException("parts need bytes: " + partBytes);
        }
        Verification plan = new Verification();
        int index = 0;
        try {
            plan.addAll(file, file.warnings());
            for (; index < file.hduCount(); index++) {
                plan.add(file, index, partBytes);
            }
        } catch (FitsFormatException e) {
            plan.findings.add(Finding.of(file.name(), e.hdu().orElse(index), e));
        }
        return plan;
    }

    private void add(FitsFile file, int index, long partBytes) throws IOException {
        try {
            Hdu hdu = file.hdu(index);
            addAll(file, hdu.header().warnings());
            if (hdu.kind().isTable()) {
                addAll(file, TableLayout.of(file.name(), hdu).warnings());
            } else if (hdu.kind().isImage()) {
                addAll(file, ImageLayout.of(file.name(), hdu).warnings());
            }
            file.requireData(hdu);
            hdus.add(HduPlan.of(file, hdu, partBytes, findings));
        } catch (FitsFormatException e) {
            findings.add(Finding.of(file.name(), index, e));
        }
    }

    private void addAll(FitsFile file, List<FitsWarning> warnings) {
        warnings.forEach(warning -> findings.add(Finding.of(file.name(), warning)));
    }

    /** What is to be done. */
    public List<VerifyPart> parts() {
        return hdus.stream().flatMap(hdu -> hdu.parts().stream()).toList();
    }

    /** Does a part. What is broken is part of the result. */
    public static PartResult run(FitsFile file, VerifyPart part) throws IOException {
        try {
            if (part instanceof VerifyPart.Sum sum) {
                return PartResult.sum(part, HduSums.sum(file, sum.hdu(), sum.position(), sum.length()));
            } else if (part instanceof VerifyPart.Rows rows) {
                return RowCheck.run(file, rows);
            } else if (part instanceof VerifyPart.Tiles tiles) {
                return TileCheck.run(file, tiles);
            }
            return RestoredCheck.run(file, (VerifyPart.Restored) part);
        } catch (FitsFormatException e) {
            return PartResult.of(part, List.of(Finding.of(file.name(), part.hdu(), e)));
        }
    }

    /**
     * What is wrong with the file, HDU by HDU.
     *
     * @param results those of all parts, in any order
     */
    public List<Finding> findings(FitsFile file, Collection<PartResult> results) throws IOException {
        List<Finding> all = new ArrayList<>(findings);
        for (HduPlan hdu : hdus) {
            try {
                hdu.conclude(file, results, all);
            } catch (FitsFormatException e) {
                all.add(Finding.of(file.name(), hdu.index(), e));
            }
        }
        // the order of sorting is that of finding within an HDU
        all.sort((a, b) -> Integer.compare(a.hdu(), b.hdu()));
        return List.copyOf(all);
    }

    /** All of it, one part after another. */
    public static List<Finding> verify(FitsFile file) throws IOException {
        Verification plan = plan(file, LOCAL_PART);
        List<PartResult> results = new ArrayList<>();
        for (VerifyPart part : plan.parts()) {
            results.add(run(file, part));
        }
        return plan.findings(file, results);
    }
}
