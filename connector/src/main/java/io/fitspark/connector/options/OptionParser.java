// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

import io.fitspark.connector.FitsErrors;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.image.RegionText;

/** Turns an option map into {@link ReadOptions}. */
final class OptionParser {
    private final Map<ReadOption, String> values = new EnumMap<>(ReadOption.class);
    private final Map<String, String> hadoop = new HashMap<>();
    private final SessionDefaults defaults;

    OptionParser(Map<String, String> options, SessionDefaults defaults) {
        this.defaults = defaults;
        options.forEach(this::accept);
    }

    private void accept(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (OptionNames.isHadoop(lower)) {
            hadoop.put(name, value);
        } else if (!OptionNames.isSparksOwn(lower)) {
            ReadOption option = ReadOption.named(name)
                    .orElseThrow(() ->
                            FitsErrors.unknownOption(name, NearestName.of(name, ReadOption.keys()), ReadOption.keys()));
            if (option.asksForMore(value)) {
                throw FitsErrors.optionNotSupportedYet(option.key(), value);
            }
            values.put(option, value);
        }
    }

    ReadOptions parse() {
        return new ReadOptions(
                paths(),
                listing(),
                view(),
                values.containsKey(ReadOption.HDU)
                        ? HduSelector.parse(values.get(ReadOption.HDU))
                        : new HduSelector.FirstTable(),
                region(),
                headerColumns(),
                flag(ReadOption.MERGE_SCHEMA, false),
                defaults.caseSensitive(),
                tolerance(),
                flag(ReadOption.NAN_AS_NULL, false),
                flag(ReadOption.EMPTY_AS_NULL, false),
                flag(ReadOption.VERIFY_CHECKSUM, false),
                bytes(ReadOption.MAX_PARTITION_BYTES),
                limits(),
                hadoop);
    }

    private Listing listing() {
        return new Listing(
                text(ReadOption.PATH_GLOB_FILTER),
                flag(ReadOption.RECURSIVE_FILE_LOOKUP, false),
                time(ReadOption.MODIFIED_BEFORE),
                time(ReadOption.MODIFIED_AFTER),
                text(ReadOption.BASE_PATH),
                defaults.inferPartitionTypes(),
                defaults.zone());
    }

    private Tolerance tolerance() {
        return new Tolerance(
                flag(ReadOption.IGNORE_CORRUPT_FILES, defaults.ignoreCorruptFiles()),
                flag(ReadOption.IGNORE_MISSING_FILES, defaults.ignoreMissingFiles()),
                flag(ReadOption.IGNORE_MISSING_HDUS, false));
    }

    private List<HeaderColumn> headerColumns() {
        String text = text(ReadOption.HEADER_COLUMNS);
        return text == null ? List.of() : HeaderColumn.parse(ReadOption.HEADER_COLUMNS.key(), text);
    }

    /** The value without blanks around it; null if there is none. */
    private String text(ReadOption option) {
        String value = values.getOrDefault(option, "").strip();
        return value.isEmpty() ? null : value;
    }

    private Instant time(ReadOption option) {
        String value = text(option);
        return value == null
                ? null
                : TimeBound.parse(value, defaults.zone())
                        .orElseThrow(() -> FitsErrors.badOptionValue(
                                option.key(), value, "a date or time such as 2026-06-01 or 2026-06-01T13:00:00"));
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>();
        String path = values.get(ReadOption.PATH);
        if (path != null) {
            paths.add(path);
        }
        String several = values.get(ReadOption.PATHS);
        if (several != null) {
            try {
                paths.addAll(StringArray.parse(several));
            } catch (IllegalArgumentException e) {
                throw FitsErrors.badOptionValue(ReadOption.PATHS.key(), several, "a JSON array of strings");
            }
        }
        if (paths.stream().anyMatch(String::isBlank)) {
            throw FitsErrors.badOptionValue(ReadOption.PATH.key(), "", "the path of a file or directory");
        }
        return paths;
    }

    private View view() {
        String view = values.getOrDefault(ReadOption.VIEW, "auto").strip().toLowerCase(Locale.ROOT);
        return switch (view) {
            case "auto" -> View.AUTO;
            case "rows" -> View.ROWS;
            case "tiles" -> View.TILES;
            case "pixels" -> View.PIXELS;
            case "hdus" -> View.HDUS;
            case "cards" -> View.CARDS;
            default ->
                throw FitsErrors.badOptionValue(
                        ReadOption.VIEW.key(), values.get(ReadOption.VIEW), "rows, tiles, pixels, hdus or cards");
        };
    }

    private RegionText region() {
        String text = text(ReadOption.REGION);
        return text == null
                ? null
                : RegionText.parse(text)
                        .orElseThrow(() -> FitsErrors.badOptionValue(
                                ReadOption.REGION.key(),
                                text,
                                "pixels from 1 for each axis, such as [1:100,201:300] or [*,50:99:2]"));
    }

    private boolean flag(ReadOption option, boolean otherwise) {
        String value = text(option);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw FitsErrors.badOptionValue(option.key(), values.get(option), "true or false");
        };
    }

    private OptionalLong bytes(ReadOption option) {
        String value = values.get(option);
        if (value == null) {
            return OptionalLong.empty();
        }
        OptionalLong bytes = ByteSize.parse(value);
        if (bytes.isEmpty() || bytes.getAsLong() == 0) {
            throw FitsErrors.badOptionValue(option.key(), value, "a size such as 1048576, 64m or 1g");
        }
        return bytes;
    }

    private long count(ReadOption option, long otherwise) {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        if (!value.strip().matches("[1-9]\\d{0,17}")) {
            throw FitsErrors.badOptionValue(option.key(), value, "a number of at least 1");
        }
        return Long.parseLong(value.strip());
    }

    private FitsLimits limits() {
        FitsLimits usual = FitsLimits.defaults();
        return usual.withMaxHeaderCards(count(ReadOption.MAX_HEADER_CARDS, usual.maxHeaderCards()))
                .withMaxHdus(count(ReadOption.MAX_HDUS, usual.maxHdus()))
                .withMaxCellBytes(bytes(ReadOption.MAX_CELL_BYTES).orElse(usual.maxCellBytes()))
                .withMaxBatchBytes(bytes(ReadOption.MAX_BATCH_BYTES).orElse(usual.maxBatchBytes()))
                .withMaxTileBytes(bytes(ReadOption.MAX_TILE_BYTES).orElse(usual.maxTileBytes()))
                .withMaxInflatedBytes(bytes(ReadOption.MAX_INFLATED_BYTES).orElse(usual.maxInflatedBytes()));
    }
}
