// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.List;

import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.encode.DescriptorRows;

/**
 * Makes of the header of a plain table that of the compressed one, as fpack does (FITS 4.0, section 10.3).
 *
 * @param forms by column, TFORMn of the plain table
 * @param rowBytes NAXIS1 of the plain table
 * @param codecs by column; none if the cards stay as they are
 * @param longest by column, bytes of the longest of what tiles hold of it
 */
record TiledHeader(List<String> forms, long rowBytes, List<TableCodec> codecs, long[] longest) {

    /**
     * Changes the cards of a plain table, or of a compressed one that has become another; then comments stay as they are.
     *
     * @param plainHeap bytes of the plain table's heap
     * @param heap bytes of the compressed table's heap
     */
    void compress(HeaderBuilder header, long tileRows, long tiles, long rows, long plainHeap, long heap)
            throws IOException {
        boolean isNew = !header.has("ZTABLE");
        int columns = forms.size();
        long descriptors = (long) columns * DescriptorRows.DESCRIPTOR_BYTES;
        header.structural("NAXIS1", descriptors, isNew ? "bytes of the descriptors of a tile" : null);
        header.structural("NAXIS2", tiles, isNew ? "number of tiles" : null);
        header.structural("PCOUNT", heap, isNew ? "bytes of the heap" : null);
        for (int c = 0; c < columns; c++) {
            header.structural("TFORM" + (c + 1), "1QB(" + longest[c] + ")", null);
        }
        header.structural("ZTABLE", true, isNew ? "this is a compressed table" : null);
        header.structural("ZTILELEN", tileRows, isNew ? "number of rows in each tile" : null);
        header.structural("ZNAXIS1", rowBytes, isNew ? "bytes of a row" : null);
        header.structural("ZNAXIS2", rows, isNew ? "number of rows" : null);
        header.structural("ZPCOUNT", plainHeap, isNew ? "bytes of the heap before compression" : null);
        for (int c = 0; c < columns; c++) {
            header.structural("ZFORM" + (c + 1), forms.get(c), null);
        }
        for (int c = 0; c < codecs.size(); c++) {
            String keyword = "ZCTYP" + (c + 1);
            boolean named = header.has(keyword);
            header.structural(keyword, codecs.get(c).name(), named ? null : "compression algorithm for column");
        }
    }
}
