// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.Serializable;
import java.util.List;

/**
 * A multipart upload whose parts are all there, and that nobody sees until it is completed.
 *
 * @param id the store's handle of the upload, in Base64
 * @param parts the store's handles of its parts, from the first on, in Base64
 */
public record StagedUpload(String id, List<String> parts) implements Serializable {
    public StagedUpload {
        parts = List.copyOf(parts);
    }
}
