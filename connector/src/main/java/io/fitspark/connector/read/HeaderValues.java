// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.fitspark.connector.plan.CardText;
import io.fitspark.connector.plan.SourceValues;
import io.fitspark.connector.schema.HeaderField;
import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.header.Card;

/** What the views of headers show of one HDU. */
record HeaderValues(SourceFile file, Hdu hdu, SourceValues constants) {
    /** @param card the present card; null in the view of HDUs */
    Object value(HeaderField field, Card card, int position) {
        return switch (field) {
            case FILE -> file.path();
            case HDU -> hdu.index();
            case KIND -> hdu.kind().name();
            case EXTNAME -> hdu.extname().orElse(null);
            case EXTVER -> hdu.extver().isPresent() ? (Integer) hdu.extver().getAsInt() : null;
            case BITPIX -> isImage() ? integer(isCompressed() ? "ZBITPIX" : "BITPIX") : null;
            case AXES -> isImage() ? axes() : null;
            case ROWS -> hdu.kind().isTable() ? number(isCompressed() ? "ZNAXIS2" : "NAXIS2") : null;
            case COLUMNS -> hdu.kind().isTable() ? integer("TFIELDS") : null;
            case CARDS -> hdu.header().cardCount();
            case HEADER_OFFSET -> hdu.entry().headerOffset();
            case DATA_OFFSET -> hdu.entry().dataOffset();
            case DATA_BYTES -> hdu.entry().dataLength();
            case CARD -> position;
            case KEYWORD -> card.keyword();
            case VALUE -> CardText.of(card.value());
            case TYPE -> CardText.typeOf(card.value());
            case COMMENT -> card.comment();
        };
    }

    private boolean isImage() {
        return hdu.kind() == HduKind.PRIMARY || hdu.kind() == HduKind.IMAGE || hdu.kind() == HduKind.ZIMAGE;
    }

    private boolean isCompressed() {
        return hdu.kind() == HduKind.ZIMAGE || hdu.kind() == HduKind.ZTABLE;
    }

    private List<Long> axes() {
        String prefix = isCompressed() ? "ZNAXIS" : "NAXIS";
        Long count = number(prefix);
        List<Long> axes = new ArrayList<>();
        for (int i = 1; count != null && i <= count && i <= 999; i++) {
            Long length = number(prefix + i);
            if (length == null) {
                return null;
            }
            axes.add(length);
        }
        return count == null ? null : axes;
    }

    private Integer integer(String keyword) {
        Long value = number(keyword);
        return value == null || value != value.intValue() ? null : (Integer) value.intValue();
    }

    /** Null where a keyword is missing or wrong: the header is shown, not judged. */
    private Long number(String keyword) {
        try {
            OptionalLong value = hdu.header().integer(keyword);
            return value.isPresent() ? (Long) value.getAsLong() : null;
        } catch (FitsFormatException e) {
            return null;
        }
    }
}
