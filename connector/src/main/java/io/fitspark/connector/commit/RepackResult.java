// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

/**
 * What a repack did.
 *
 * @param path of the file
 * @param hdus tables that were written anew; 0 if there was nothing to do, so that the file was left alone
 * @param retiled how many of these got other tiles
 * @param rows of these tables
 * @param deadBytes that no descriptor pointed to
 * @param bytesBefore bytes of the file
 * @param bytesAfter the same afterwards
 */
public record RepackResult(
        String path, int hdus, int retiled, long rows, long deadBytes, long bytesBefore, long bytesAfter) {}
