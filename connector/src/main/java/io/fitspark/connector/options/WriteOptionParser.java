// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.fitspark.connector.FitsErrors;
import io.fitspark.fits.compress.TableCodec;

/** Turns an option map into {@link WriteOptions}. */
final class WriteOptionParser {
    private static final int MOST_LEVEL = 9;

    private final Map<WriteOption, String> values = new EnumMap<>(WriteOption.class);
    private final Map<String, String> cards = new TreeMap<>();
    private final Map<String, TableCodec> codecs = new TreeMap<>();
    private final Map<String, String> hadoop = new TreeMap<>();

    WriteOptionParser(Map<String, String> options) {
        options.forEach(this::accept);
        HeaderCards.of(cards);
    }

    private void accept(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (OptionNames.isHadoop(lower)) {
            hadoop.put(name, value);
        } else if (lower.startsWith(WriteOption.HEADER)) {
            cards.put(name.substring(WriteOption.HEADER.length()).strip().toUpperCase(Locale.ROOT), value);
        } else if (lower.startsWith(WriteOption.CODEC)) {
            codecs.put(name.substring(WriteOption.CODEC.length()), codec(name, value));
        } else if (!OptionNames.isSparksOwn(lower) && ReadOption.named(name).isEmpty()) {
            values.put(WriteOption.named(name).orElseThrow(() -> unknown(name)), value);
        } else {
            WriteOption.named(name).ifPresent(option -> values.put(option, value));
        }
    }

    private static RuntimeException unknown(String name) {
        List<String> known = new ArrayList<>(WriteOption.keys());
        known.add("header.<KEYWORD>");
        known.add("codec.<column>");
        return FitsErrors.unknownOption(name, NearestName.of(name, WriteOption.keys()), known);
    }

    private static TableCodec codec(String name, String value) {
        return TableCodec.of(value.strip())
                .filter(codec -> codec != TableCodec.NOCOMPRESS)
                .orElseThrow(() -> FitsErrors.badOptionValue(name, value, "RICE_1, GZIP_1 or GZIP_2"));
    }

    WriteOptions parse() {
        return new WriteOptions(
                text(WriteOption.PATH),
                hdu(),
                choice(WriteOption.LAYOUT, Layout.class),
                choice(WriteOption.COMPRESSION, WriteCompression.class),
                new TableSettings(
                        text(WriteOption.EXTNAME),
                        extver(),
                        count(WriteOption.TILE_ROWS),
                        codecs,
                        level(),
                        flag(WriteOption.CHECKSUM, true),
                        flag(WriteOption.ZONE_MAPS, true),
                        utf8(),
                        count(WriteOption.MAX_RECORDS_PER_FILE),
                        cards),
                text(WriteOption.SORT_BY) == null
                        ? List.of()
                        : SortKey.parse(WriteOption.SORT_BY.key(), text(WriteOption.SORT_BY)),
                rowOrder(),
                text(WriteOption.HEADER_FROM),
                scope(),
                text(WriteOption.TXN_ID),
                text(WriteOption.STAGING_DIR),
                hadoop);
    }

    private HduSelector hdu() {
        String text = text(WriteOption.HDU);
        HduSelector hdu = text == null ? new HduSelector.FirstTable() : HduSelector.parse(text);
        if (hdu instanceof HduSelector.ByGlob) {
            throw FitsErrors.badOptionValue(
                    WriteOption.HDU.key(), text, "one HDU to write to: an index, NAME or NAME,VER");
        }
        return hdu;
    }

    private RowOrder rowOrder() {
        String order = text(WriteOption.ROW_ORDER);
        if (order == null) {
            return RowOrder.PRESERVE;
        }
        return switch (order.toLowerCase(Locale.ROOT)) {
            case "preserve" -> RowOrder.PRESERVE;
            case "relaxed" -> RowOrder.RELAXED;
            default -> throw FitsErrors.badOptionValue(WriteOption.ROW_ORDER.key(), order, "preserve or relaxed");
        };
    }

    private OverwriteScope scope() {
        String text = text(WriteOption.OVERWRITE_SCOPE);
        if (text == null) {
            return OverwriteScope.UNSET;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "file" -> OverwriteScope.FILE;
            case "hdu" -> OverwriteScope.HDU;
            default -> throw FitsErrors.badOptionValue(WriteOption.OVERWRITE_SCOPE.key(), text, "file or hdu");
        };
    }

    private boolean utf8() {
        String text = text(WriteOption.NON_ASCII);
        if (text == null || text.equalsIgnoreCase("error")) {
            return false;
        }
        if (!text.equalsIgnoreCase("utf8")) {
            throw FitsErrors.badOptionValue(WriteOption.NON_ASCII.key(), text, "error or utf8");
        }
        return true;
    }

    private Integer extver() {
        String text = text(WriteOption.EXTVER);
        if (text == null) {
            return null;
        }
        if (!text.matches("[+-]?\\d{1,9}")) {
            throw FitsErrors.badOptionValue(WriteOption.EXTVER.key(), text, "an integer");
        }
        return Integer.valueOf(text);
    }

    private int level() {
        String text = text(WriteOption.COMPRESSION_LEVEL);
        if (text == null) {
            return 1;
        }
        if (!text.matches("[1-" + MOST_LEVEL + "]")) {
            throw FitsErrors.badOptionValue(WriteOption.COMPRESSION_LEVEL.key(), text, "a level from 1 to 9");
        }
        return Integer.parseInt(text);
    }

    private <E extends Enum<E>> E choice(WriteOption option, Class<E> type) {
        String text = text(option);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text == null ? "auto" : text)) {
                return constant;
            }
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        throw FitsErrors.badOptionValue(option.key(), text, "one of " + String.join(", ", names));
    }

    /** The value without blanks around it; null if there is none. */
    private String text(WriteOption option) {
        String value = values.getOrDefault(option, "").strip();
        return value.isEmpty() ? null : value;
    }

    private boolean flag(WriteOption option, boolean otherwise) {
        String value = text(option);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw FitsErrors.badOptionValue(option.key(), value, "true or false");
        };
    }

    private long count(WriteOption option) {
        String value = text(option);
        if (value == null) {
            return 0;
        }
        if (!value.matches("[1-9]\\d{0,17}")) {
            throw FitsErrors.badOptionValue(option.key(), value, "a number of at least 1");
        }
        return Long.parseLong(value);
    }
}
