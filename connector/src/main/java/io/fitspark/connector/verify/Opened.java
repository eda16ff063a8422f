// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.verify;

import java.io.IOException;

import io.fitspark.connector.plan.OpenedFits;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.connector.storage.ReadCounters;
import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;

/** Opens what is verified. */
final class Opened {
    private Opened() {}

    static FitsFile of(SourceFile file, SerializableHadoopConf configuration) throws IOException {
        HadoopFiles files = new HadoopFiles(configuration.value());
        return OpenedFits.over(files.open(file, Access.SEQUENTIAL, new ReadCounters()), FitsLimits.defaults());
    }
}
