// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.util.Optional;

import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TForm;

/**
 * What a column of a frame can become in FITS.
 *
 * @param kept the column that it was read from, if its values have the same type still; null if there is none
 */
public record OutputColumn(OutputField field, Column kept) {
    /** The keyword of the private card that says of column n which type its texts or bytes stand for. */
    public static final String TYPE_KEYWORD = "FSTYP";

    /** @param tiled whether the table is compressed, where bits cannot be arrays of any length */
    static OutputColumn of(OutputField field, boolean tiled) {
        ElementType element = elementType(field.type().element());
        Optional<Column> kept = FieldMetadata.of(field)
                .column(element, cellDepth(field))
                .filter(column -> !tiled
                        || !column.form().isDescriptor()
                        || column.tform().element() != 'X');
        return new OutputColumn(field, kept.orElse(null));
    }

    /** Levels of arrays in FITS: the bytes of a BINARY are one. */
    private static int cellDepth(OutputField field) {
        return field.type().depth() + (field.type().element() == Element.BINARY ? 1 : 0);
    }

    /** Levels of arrays in FITS: the bytes of a BINARY are one. */
    public int cellDepth() {
        return cellDepth(field);
    }

    /** What collects the elements. */
    public ElementType elementType() {
        return elementType(field.type().element());
    }

    private static ElementType elementType(Element element) {
        return switch (element) {
            case BOOLEAN -> ElementType.BOOLEAN;
            case BYTE -> ElementType.BYTE;
            case SHORT, BINARY -> ElementType.SHORT;
            case INT -> ElementType.INT;
            case LONG, DECIMAL64 -> ElementType.LONG;
            case DECIMAL20 -> ElementType.ULONG;
            case FLOAT -> ElementType.FLOAT;
            case DOUBLE -> ElementType.DOUBLE;
            case STRING, DATE, TIMESTAMP, TIMESTAMP_NTZ -> ElementType.STRING;
            case COMPLEX_FLOAT -> ElementType.COMPLEX_FLOAT;
            case COMPLEX_DOUBLE -> ElementType.COMPLEX_DOUBLE;
        };
    }

    /** Elements of every cell, where the column had a fixed number of them where it was read; else empty. */
    public Optional<int[]> keptShape() {
        return kept == null || kept.type().variable() || kept.type().depth() == 0
                ? Optional.empty()
                : Optional.of(
                        kept.type().shape().stream().mapToInt(Integer::intValue).toArray());
    }

    /** What the private card says; empty where the type needs none. */
    public Optional<String> typeCard() {
        return switch (field.type().element()) {
            case BINARY, DATE, TIMESTAMP, TIMESTAMP_NTZ ->
                Optional.of(field.type().element().name());
            default -> Optional.empty();
        };
    }

    /** The column as rows are collected in. */
    ColumnSpec collected() {
        ElementType element = elementType();
        if (element == ElementType.STRING) {
            return cellDepth() == 0
                    ? ColumnSpec.string(name(), 1)
                    : ColumnSpec.variable(name(), 'A').dims(1, 1);
        }
        if (field.type().element() == Element.BINARY) {
            return ColumnSpec.variable(name(), 'B');
        }
        return cellDepth() == 0 ? ColumnSpec.ofType(name(), element) : ColumnSpec.variableOfType(name(), element);
    }

    private String name() {
        return field.name();
    }

    /** The column before any row is seen. */
    ColumnSpec first() {
        if (kept == null) {
            return described(collected());
        }
        return kept.nullValue() == null ? asRead() : asRead().tnull(kept.nullValue());
    }

    /** The column as it was read, but for its TNULL. */
    public ColumnSpec asRead() {
        ColumnSpec spec = ColumnSpec.of(kept);
        boolean narrow = kept.tform().code() == 'P';
        ColumnSpec open =
                narrow ? ColumnSpec.variable(name(), kept.tform().element()) : ColumnSpec.of(name(), spec.tform());
        open = open.dims(spec.dims().stream().mapToInt(Integer::intValue).toArray())
                .scale(spec.scale())
                .zero(spec.zero());
        return described(open);
    }

    /** Bytes of a number, one of which a row has. */
    public int scalarBytes() {
        return TForm.parse(collected().tform()).orElseThrow().elementBytes();
    }

    /** A column of numbers, one a row. */
    public ColumnSpec scalar() {
        return described(collected());
    }

    /** A column of strings, one a row. */
    public ColumnSpec text(int width) {
        return described(ColumnSpec.string(name(), width));
    }

    /**
     * A column of arrays of one shape.
     *
     * @param shape lengths, outermost first
     * @param width of strings; else of no meaning
     */
    public ColumnSpec fixed(int[] shape, int width) {
        boolean text = elementType() == ElementType.STRING;
        long repeat = text ? width : 1;
        for (int length : shape) {
            repeat = Math.multiplyExact(repeat, length);
        }
        char code = text ? 'A' : collected().tform().charAt(1);
        ColumnSpec spec = ColumnSpec.of(name(), repeat + String.valueOf(code))
                .zero(collected().zero());
        boolean needsDims = text || shape.length > 1 || repeat == 1;
        return described(needsDims && repeat > 0 ? spec.dims(axes(shape, text ? width : 0)) : spec);
    }

    /**
     * A column of arrays of any length.
     *
     * @param inner lengths of the axes but the outermost, outermost first
     * @param width of strings; else of no meaning
     */
    public ColumnSpec variable(int[] inner, int width) {
        boolean text = elementType() == ElementType.STRING;
        if (!text && inner.length == 0) {
            return described(collected());
        }
        int[] shape = new int[inner.length + 1];
        shape[0] = 1;
        System.arraycopy(inner, 0, shape, 1, inner.length);
        return described(collected().dims(axes(shape, text ? width : 0)));
    }

    /** In the order of TDIM. */
    private static int[] axes(int[] shape, int width) {
        int first = width > 0 ? 1 : 0;
        int[] axes = new int[shape.length + first];
        if (width > 0) {
            axes[0] = width;
        }
        for (int i = 0; i < shape.length; i++) {
            axes[first + i] = shape[shape.length - 1 - i];
        }
        return axes;
    }

    private ColumnSpec described(ColumnSpec spec) {
        FieldMetadata metadata = FieldMetadata.of(field);
        return spec.unit(metadata.text("fits.unit"))
                .disp(metadata.text("fits.disp"))
                .ucd(metadata.text("fits.ucd"))
                .comment(field.comment() == null ? null : field.comment().replaceAll("[^ -~]", "?"));
    }
}
