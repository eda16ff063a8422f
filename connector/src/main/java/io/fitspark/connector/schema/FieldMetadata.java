// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TForm;
import io.fitspark.fits.table.TableSchema;

/** What reading FITS has left in the metadata of a field. Users may have put anything there: what makes no column counts for nothing. */
record FieldMetadata(String name, Map<String, Object> values) {
    private static final Pattern DIMS = Pattern.compile("\\(\\s*\\d{1,9}(\\s*,\\s*\\d{1,9})*\\s*\\)");

    static FieldMetadata of(OutputField field) {
        return new FieldMetadata(field.name(), field.metadata());
    }

    /** A text; null if there is none that a card could hold. */
    String text(String key) {
        if (!(values.get(key) instanceof String text)) {
            return null;
        }
        return text.chars().allMatch(c -> c >= ' ' && c <= '~') ? text : null;
    }

    /** The column of a binary table that it was read from, if its cells have the type still. */
    Optional<Column> column(ElementType element, int depth) {
        String tform = text("fits.tform");
        if (tform == null || values.containsKey("fits.tbcol")) {
            return Optional.empty();
        }
        Optional<ColumnSpec> spec = form(tform).map(this::spec);
        if (spec.isEmpty()) {
            return Optional.empty();
        }
        Object tnull = values.get("fits.null");
        Optional<Column> withNull =
                tnull instanceof Long stored ? column(spec.get().tnull(stored)) : Optional.empty();
        return withNull.or(() -> column(spec.get()))
                .filter(column ->
                        column.type().element() == element && column.type().depth() == depth);
    }

    private static Optional<Column> column(ColumnSpec spec) {
        try {
            return Optional.of(TableSchema.of(List.of(spec)).columns().get(0));
        } catch (FitsWriteException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The format as it is to be written: old files have words behind it. */
    private static Optional<String> form(String tform) {
        return TForm.parse(tform).map(form -> {
            if (form.isDescriptor()) {
                return String.valueOf(form.code()) + form.element();
            }
            return form.substring() == 0
                    ? form.repeat() + String.valueOf(form.code())
                    : tform.strip().toUpperCase(Locale.ROOT);
        });
    }

    private ColumnSpec spec(String tform) {
        ColumnSpec spec = ColumnSpec.of("c", tform);
        String dims = text("fits.dim");
        if (dims != null && DIMS.matcher(dims.strip()).matches()) {
            String[] axes = dims.strip().replaceAll("[()\\s]", "").split(",");
            int[] lengths = new int[axes.length];
            for (int i = 0; i < axes.length; i++) {
                lengths[i] = Integer.parseInt(axes[i]);
            }
            spec = spec.dims(lengths);
        }
        if (values.get("fits.scale") instanceof Number scale) {
            spec = spec.scale(scale.doubleValue());
        }
        if (values.get("fits.zero") instanceof Number zero) {
            spec = spec.zero(zero.doubleValue());
        }
        return spec;
    }
}
