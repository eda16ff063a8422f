// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.apache.hadoop.fs.Path;

/** Says in a directory that a write of some name was done. */
final class TxnMarker {
    private static final String DIRECTORY = "_fitspark-txn";
    private static final int NAME_BYTES = 16;

    private TxnMarker() {}

    static boolean isThere(Store store, Path target, String txnId) throws IOException {
        return store.status(path(target, txnId)).isPresent();
    }

    static void write(Store store, Path target, String txnId) throws IOException {
        Path path = path(target, txnId);
        store.makeDirectories(path.getParent());
        store.write(path, RecordFile.write(List.of(List.of("txnId", txnId))));
    }

    private static Path path(Path target, String txnId) {
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256").digest(txnId.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return new Path(new Path(target, DIRECTORY), HexFormat.of().formatHex(digest, 0, NAME_BYTES));
    }
}
