// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.List;
import java.util.Locale;

import io.fitspark.fits.FitsWriteException;

/** What FITS demands of one column that is described. */
final class SpecChecks {
    /** What fits into the value of a single card. */
    private static final int MAX_NAME = 68;

    private final ColumnSpec spec;

    SpecChecks(ColumnSpec spec) {
        this.spec = spec;
    }

    /** The name must be there; the other texts need not. */
    void checkTexts() throws FitsWriteException {
        String name = spec.name();
        if (name == null || name.isBlank()) {
            throw error("a column needs a name");
        }
        checkText("name", name);
        if (name.length() > MAX_NAME) {
            throw error("the name has " + name.length() + " characters, more than " + MAX_NAME);
        }
        if (name.endsWith(" ")) {
            throw error("the name ends with a blank, which FITS does not keep");
        }
        checkText("TNULL", spec.nullText());
        checkText("TUNIT", spec.unit());
        checkText("TDISP", spec.disp());
        checkText("TUCD", spec.ucd());
        checkText("TCOMM", spec.comment());
    }

    private void checkText(String what, String text) throws FitsWriteException {
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                String shown = String.format(Locale.ROOT, "U+%04X", (int) c);
                throw error("the " + what + " has a character that is no printable ASCII: " + shown);
            }
        }
    }

    TForm form() throws FitsWriteException {
        String text = spec.tform();
        if (!ColumnForms.isBinary(text)) {
            throw error("no format of a binary table that can be written: '" + text + "'");
        }
        TForm form = TForm.parse(text).orElseThrow(() -> error("the format has too many digits: '" + text + "'"));
        if (spec.open() && !form.isDescriptor()) {
            throw error("only a variable-length column leaves it open whether it is P or Q, not '" + text + "'");
        }
        if (form.code() == 'A' && text.indexOf(':') > 0) {
            checkSubstring(form);
        }
        return form;
    }

    private void checkSubstring(TForm form) throws FitsWriteException {
        if (form.substring() == 0 || form.repeat() % form.substring() != 0) {
            throw error("strings of the width " + form.substring() + " do not fill the format '" + form.text() + "'");
        }
    }

    AsciiForm asciiForm() throws FitsWriteException {
        String text = spec.tform();
        AsciiForm form = ColumnForms.isAscii(text) ? AsciiForm.parse(text).orElse(null) : null;
        if (form == null) {
            throw error("no format of an ASCII table that can be written: '" + text + "'");
        }
        if (form.decimals() > 0 && form.decimals() >= form.width()) {
            throw error("the format '" + text + "' has no room for the point and its decimals");
        }
        if (!spec.dims().isEmpty()) {
            throw error("TDIM has no meaning in an ASCII table");
        }
        return form;
    }

    void checkScaling(ColumnForm form) throws FitsWriteException {
        double scale = spec.scale();
        double zero = spec.zero();
        if (!form.isNumber() && (scale != 1 || zero != 0)) {
            throw error("TSCAL and TZERO have no meaning for the format " + form.text());
        }
        if (!Double.isFinite(scale) || scale == 0) {
            throw error("TSCAL is " + scale);
        }
        if (!Double.isFinite(zero)) {
            throw error("TZERO is " + zero);
        }
    }

    void checkNull(TForm form) throws FitsWriteException {
        if (spec.nullText() != null) {
            throw error("TNULL of a binary table is an integer, not '" + spec.nullText() + "'");
        }
        Long tnull = spec.tnull();
        if (tnull == null) {
            return;
        }
        if (!form.isInteger()) {
            throw error("TNULL has no meaning for the format " + form.text());
        }
        if (tnull < IntegerRange.least(form.element()) || tnull > IntegerRange.most(form.element())) {
            throw error("TNULL is " + tnull + ", beyond the format " + form.text() + ", which holds "
                    + IntegerRange.least(form.element()) + " to " + IntegerRange.most(form.element()));
        }
    }

    void checkNull(AsciiForm form) throws FitsWriteException {
        if (spec.tnull() != null) {
            throw error("TNULL of an ASCII table is a text, not the integer " + spec.tnull());
        }
        String text = spec.nullText();
        if (text != null && text.length() > form.width()) {
            throw error("TNULL is '" + text + "', wider than the format " + form.text());
        }
        if (text != null && form.code() == 'A' && text.isBlank()) {
            throw error("TNULL is blank, as empty strings are");
        }
    }

    /** Bytes that the column takes in a row. */
    long rowBytes(TForm form) throws FitsWriteException {
        try {
            return form.rowBytes();
        } catch (ArithmeticException e) {
            throw error("the format takes more than 2^63 bytes in a row: '" + form.text() + "'");
        }
    }

    /** The axis lengths of TDIM, or of the strings that the format announces. */
    List<Integer> axes(TForm form) throws FitsWriteException {
        List<Integer> dims = spec.dims();
        if (dims.isEmpty()) {
            boolean strings = form.substring() != 0;
            return strings ? List.of(form.substring(), (int) (form.repeat() / form.substring())) : dims;
        }
        if (dims.size() > TDim.MAX_AXES) {
            throw error("TDIM has " + dims.size() + " axes, more than " + TDim.MAX_AXES);
        }
        long product = 1;
        int counted = form.isDescriptor() ? dims.size() - 1 : dims.size();
        for (int i = 0; i < dims.size(); i++) {
            int length = dims.get(i);
            if (length < 1) {
                throw error("TDIM has an axis of " + length);
            }
            product = i < counted ? Math.min(Integer.MAX_VALUE + 1L, product * length) : product;
        }
        if (form.isDescriptor() ? product > Integer.MAX_VALUE : product != form.repeat()) {
            String shown = product > Integer.MAX_VALUE ? "more than 2^31" : Long.toString(product);
            throw error("TDIM has " + shown + " elements, the format " + form.text()
                    + (form.isDescriptor() ? " at most 2^31" : " has " + form.repeat()));
        }
        return dims;
    }

    FitsWriteException error(String problem) {
        return FitsWriteException.of(problem).column(spec.name()).build();
    }
}
