// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

import io.fitspark.fits.compress.TableCodec;

/**
 * How each table of a write is stored.
 *
 * @param extname EXTNAME; null for none
 * @param extver EXTVER; null for none
 * @param tileRows rows of a tile; 0 where the writer chooses
 * @param codecs codecs that were asked for, by name of the column
 * @param level the deflate level
 * @param checksum whether CHECKSUM and DATASUM are written
 * @param zoneMaps whether zone maps are written
 * @param utf8 whether text beyond ASCII is written as UTF-8, rather than refused
 * @param maxRecordsPerFile rows after which a task begins a new file; 0 for no limit
 * @param cards more header cards as the user wrote them, by keyword
 */
public record TableSettings(
        String extname,
        Integer extver,
        long tileRows,
        Map<String, TableCodec> codecs,
        int level,
        boolean checksum,
        boolean zoneMaps,
        boolean utf8,
        long maxRecordsPerFile,
        Map<String, String> cards)
        implements Serializable {
    public TableSettings {
        codecs = new TreeMap<>(codecs);
        cards = new TreeMap<>(cards);
    }
}
