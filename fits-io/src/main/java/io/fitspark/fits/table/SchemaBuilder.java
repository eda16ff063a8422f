// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.fitspark.fits.FitsWriteException;

/** Makes the columns of a new table; checks what their descriptions say against each other and against FITS. */
final class SchemaBuilder {
    static final int MAX_COLUMNS = 999;

    /** A row is encoded into one Java array. */
    private static final long MAX_ROW_BYTES = Integer.MAX_VALUE - 8L;

    private final List<ColumnSpec> specs;
    private final List<Column> columns = new ArrayList<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    SchemaBuilder(List<ColumnSpec> specs) {
        this.specs = specs;
    }

    TableSchema build() throws FitsWriteException {
        if (specs.size() > MAX_COLUMNS) {
            throw FitsWriteException.of("a table has at most " + MAX_COLUMNS + " columns, there are " + specs.size())
                    .build();
        }
        long offset = 0;
        for (ColumnSpec spec : specs) {
            SpecChecks checks = new SpecChecks(spec);
            checks.checkTexts();
            if (!names.add(spec.name().toUpperCase(Locale.ROOT))) {
                throw checks.error("there is another column of this name; upper and lower case are the same");
            }
            if (spec.ascii() != specs.get(0).ascii()) {
                throw checks.error("a table cannot have columns of binary and of ASCII tables");
            }
            offset += spec.ascii() && !columns.isEmpty() ? 1 : 0;
            Column column = spec.ascii() ? ascii(spec, checks, offset) : binary(spec, checks, offset);
            if (column.rowBytes() > MAX_ROW_BYTES - offset) {
                throw checks.error("a row of more than " + MAX_ROW_BYTES + " bytes fits no Java array");
            }
            offset += column.rowBytes();
            columns.add(column);
        }
        return new TableSchema(columns, offset, open);
    }

    private Column binary(ColumnSpec spec, SpecChecks checks, long offset) throws FitsWriteException {
        TForm form = checks.form();
        checks.checkScaling(form);
        checks.checkNull(form);
        if (spec.open()) {
            open.add(columns.size());
        }
        List<Integer> axes = checks.axes(form);
        ElementType element = Scaling.of(form, spec.scale(), spec.zero()).elementType(form.element());
        CellShape shape = CellShape.of(form, element, axes);
        return new Column(
                columns.size(), form, offset, checks.rowBytes(form), shape.type(), shape.stringWidth(), keywords(spec));
    }

    private Column ascii(ColumnSpec spec, SpecChecks checks, long offset) throws FitsWriteException {
        AsciiForm form = checks.asciiForm();
        checks.checkScaling(form);
        checks.checkNull(form);
        Scaling scaling = Scaling.of(form, spec.scale(), spec.zero());
        ElementType element = scaling == Scaling.NONE ? form.elementType() : ElementType.DOUBLE;
        return new Column(
                columns.size(),
                form,
                offset,
                form.width(),
                new ColumnType(element, List.of(), false),
                form.isNumber() ? 0 : form.width(),
                keywords(spec));
    }

    private static ColumnKeywords keywords(ColumnSpec spec) {
        String tdim = spec.dims().isEmpty()
                ? null
                : spec.dims().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        return new ColumnKeywords(
                spec.name(),
                tdim,
                spec.unit(),
                spec.disp(),
                spec.ucd(),
                spec.comment(),
                spec.tnull(),
                spec.nullText(),
                spec.scale(),
                spec.zero(),
                null);
    }
}
