// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;

import io.fitspark.connector.assemble.AssembledFile;

/** Makes a file of the ranges that it is made of, where nobody sees it yet. */
interface FileJoin {
    /** @param finalName what it becomes */
    StagedFile join(AssembledFile file, String finalName) throws IOException;
}
