// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.io.IOException;
import java.util.List;

import io.fitspark.connector.options.HeaderCards;
import io.fitspark.connector.options.TableSettings;
import io.fitspark.connector.schema.OutputColumn;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.encode.NonAscii;
import io.fitspark.fits.write.TableOptions;

/** What fits-io is told about the tables of a write. */
final class TableOptionsOf {
    /** The keyword of the private card that names the write. */
    static final String TXN_KEYWORD = "FSTXN";

    private TableOptionsOf() {}

    static TableOptions plan(TablePlan plan, List<OutputColumn> columns) throws IOException {
        TableSettings settings = plan.settings();
        TableOptions options = stored(plan, columns, plan.schema().tiled())
                .withChecksum(settings.checksum())
                .withZoneMaps(settings.zoneMaps())
                .withHeader(header(plan, columns));
        if (settings.extname() != null) {
            options = options.withExtname(settings.extname());
        }
        if (settings.extver() != null) {
            options = options.withExtver(settings.extver());
        }
        return settings.tileRows() > 0 ? options.withTileRows(settings.tileRows()) : options;
    }

    /** A table that is only read again: of tiles that are copied, with what is known of them, or of plain rows. */
    static TableOptions staged(TablePlan plan, List<OutputColumn> columns) throws IOException {
        return part(plan, columns, plan.staging().tiles());
    }

    static TableOptions part(TablePlan plan, List<OutputColumn> columns, boolean tiled) throws IOException {
        return stored(plan, columns, tiled)
                .withChecksum(false)
                .withZoneMaps(tiled && plan.settings().zoneMaps())
                .withTileRows(plan.staging().tileRows());
    }

    private static TableOptions stored(TablePlan plan, List<OutputColumn> columns, boolean tiled) {
        TableSettings settings = plan.settings();
        TableOptions options = TableOptions.DEFAULT
                .withCompression(tiled ? TableOptions.Compression.ZTABLE : TableOptions.Compression.NONE)
                .withLevel(settings.level())
                .withNonAscii(settings.utf8() ? NonAscii.UTF8 : NonAscii.ERROR);
        if (tiled) {
            for (var codec : settings.codecs().entrySet()) {
                options = options.withCodec(name(codec.getKey(), columns), codec.getValue());
            }
        }
        return options;
    }

    /** The column that is meant, whatever the case of the letters. */
    private static String name(String asked, List<OutputColumn> columns) {
        return columns.stream()
                .map(column -> column.field().name())
                .filter(name -> name.equalsIgnoreCase(asked))
                .findFirst()
                .orElse(asked);
    }

    private static HeaderBuilder header(TablePlan plan, List<OutputColumn> columns) throws IOException {
        HeaderBuilder cards = HeaderCards.of(plan.settings().cards());
        if (plan.inherited() != null) {
            cards.merge(Header.of(plan.inherited(), "inherited header", 0, 0));
        }
        for (int i = 0; i < columns.size(); i++) {
            var type = columns.get(i).typeCard();
            if (type.isPresent()) {
                cards.set(OutputColumn.TYPE_KEYWORD + (i + 1), type.get(), "type in Spark");
            }
        }
        if (plan.txnId() != null) {
            cards.set(TXN_KEYWORD, plan.txnId(), "name of the write");
        }
        return cards;
    }
}
