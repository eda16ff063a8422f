// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.TileCodecs;
import io.fitspark.fits.table.encode.TileSettings;

/** What the options of a table mean for its tiles. */
final class TiledOptions {
    private TiledOptions() {}

    /** The settings; refuses codecs of columns that are not there. */
    static TileSettings settings(TableSchema schema, TableOptions options) throws FitsWriteException {
        List<TableCodec> codecs = new ArrayList<>();
        for (Column column : schema.columns()) {
            codecs.add(column.isAscii() ? TableCodec.GZIP_1 : TileCodecs.standard(column.tform()));
        }
        for (var wish : options.codecs().entrySet()) {
            Column column = schema.column(wish.getKey())
                    .orElseThrow(() -> FitsWriteException.of("a codec is set for a column that the table does not have")
                            .column(wish.getKey())
                            .build());
            codecs.set(
                    column.index(),
                    column.isAscii() ? wish.getValue() : TileCodecs.chosen(column.tform(), wish.getValue()));
        }
        return new TileSettings(
                codecs,
                options.level(),
                options.tileRows().orElse(0),
                options.nonAscii(),
                options.threads(),
                options.executor());
    }
}
