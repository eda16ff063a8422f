// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import java.util.Arrays;
import java.util.List;

import io.fitspark.connector.schema.OutputColumn;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.ColumnStatistics;

/**
 * The column of FITS that holds all cells of one column seen so far. At first it is the one that was read; each batch may make it wider, never
 * narrower: longer strings, arrays of different lengths, another TNULL, a format that holds more.
 */
final class ColumnFit {
    private static final int[] NO_AXES = {};

    private final OutputColumn column;
    private final NestedShape nested;
    private final boolean text;
    private boolean kept;
    private int width;
    private ArrayLengths lengths = ArrayLengths.UNKNOWN;
    private int[] shape;
    private boolean nulls;
    private Long tnull;
    private boolean wantsTnull;
    private long elements;
    private long textBytes;
    private NullTally tally;

    /** @param nested shapes of its cells; null unless these are nested arrays */
    ColumnFit(OutputColumn column, NestedShape nested) {
        this.column = column;
        this.nested = nested;
        this.text = column.elementType() == ElementType.STRING;
        this.kept = column.kept() != null;
        if (kept) {
            startWith(column.kept());
        }
        this.tnull = kept ? column.kept().nullValue() : null;
    }

    /** The column that holds the cells of all tasks. */
    static ColumnFit of(OutputColumn column, ColumnFacts facts) throws FitsWriteException {
        ColumnFit fit = new ColumnFit(column, null);
        fit.kept = facts.kept();
        fit.width = facts.width() == Integer.MAX_VALUE && !facts.kept() ? 0 : facts.width();
        fit.lengths = facts.lengths();
        fit.shape = facts.shape();
        fit.nulls = facts.nulls();
        if (!facts.kept() || facts.nullLost()) {
            fit.tnull = null;
        }
        if (fit.nulls && fit.tnull == null && fit.integer()) {
            long[] taken = facts.kept() ? facts.taken().kept() : facts.taken().usual();
            ColumnStatistics statistics = ColumnStatistics.of(fit.stored());
            fit.tnull = taken.length == 0 ? statistics.freeNullValue() : statistics.freeNullValue(taken);
        }
        return fit;
    }

    /** Notes from now on which values that TNULL could be occur. */
    void tally() {
        if (column.field().nullable()) {
            tally = tally(column);
        }
    }

    /** Counts which values that TNULL could be occur; null if the column cannot have one. */
    static NullTally tally(OutputColumn column) {
        boolean keptInteger = column.kept() != null && column.kept().tform().isInteger();
        boolean usualInteger =
                switch (column.elementType()) {
                    case BYTE, SHORT, INT, LONG, ULONG -> column.field().type().element() != Element.BINARY;
                    default -> false;
                };
        return keptInteger || usualInteger
                ? new NullTally(
                        keptInteger ? stored(column.asRead()) : null,
                        usualInteger ? stored(column.variable(NO_AXES, 1)) : null)
                : null;
    }

    /** What is known of cells that a column holds in which they are. */
    static ColumnFacts held(OutputColumn column, NullTally.Taken taken) {
        ColumnFit fit = new ColumnFit(column, null);
        return new ColumnFacts(true, fit.width, fit.lengths, fit.shape, true, fit.tnull != null, false, 0, 0, taken);
    }

    /** What is known of the cells of a column of another table, none of which was looked at. */
    static ColumnFacts given(OutputColumn column, Column cells, long rows) {
        ColumnFit fit = new ColumnFit(column, null);
        Column read = column.kept();
        fit.startWith(cells);
        boolean same = read != null
                && read.tform().code() == cells.tform().code()
                && read.tform().element() == cells.tform().element()
                && read.type().equals(cells.type())
                && read.keywords().tscal() == cells.keywords().tscal()
                && read.keywords().tzero() == cells.keywords().tzero()
                && cells.stringWidth() <= read.stringWidth();
        boolean lost =
                read != null && read.nullValue() != null && !read.nullValue().equals(cells.nullValue());
        long each = fit.lengths == ArrayLengths.EQUAL ? product(fit.shape) : 0;
        return new ColumnFacts(
                same,
                fit.width,
                fit.lengths,
                fit.shape,
                true,
                cells.nullValue() != null,
                lost,
                Math.multiplyExact(rows, each),
                0,
                NullTally.Taken.UNKNOWN);
    }

    /** Whether a TNULL must be chosen that is not the one that was read. */
    static boolean wantsNull(OutputColumn column, ColumnFacts facts) {
        ColumnFit fit = new ColumnFit(column, null);
        fit.kept = facts.kept();
        boolean lost = !facts.kept() || facts.nullLost() || fit.tnull == null;
        return facts.nulls() && lost && fit.integer();
    }

    /** What was learnt of the cells. */
    ColumnFacts facts() {
        Long read = column.kept() == null ? null : column.kept().nullValue();
        return new ColumnFacts(
                kept,
                width,
                lengths,
                shape,
                nested == null || nested.inner() != null,
                nulls,
                kept && read != null && !read.equals(tnull),
                elements,
                textBytes,
                tally == null ? NullTally.Taken.UNKNOWN : tally.taken());
    }

    /** Whether the cells are stored as integers, so that a null needs a TNULL. */
    private boolean integer() {
        return switch (column.elementType()) {
            case BYTE, SHORT, INT, LONG, ULONG -> column.field().type().element() != Element.BINARY;
            case DOUBLE -> kept && column.kept().tform().isInteger();
            default -> false;
        };
    }

    private void startWith(Column read) {
        width = read.form().isDescriptor() && read.type().depth() == 0 ? Integer.MAX_VALUE : read.stringWidth();
        if (read.type().depth() > 0) {
            lengths = read.type().variable() ? ArrayLengths.DIFFERENT : ArrayLengths.EQUAL;
            shape = read.type().shape().stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Looks at the cells of a batch. Returns whether the column must become another for them. */
    boolean admit(ColumnVector cells) {
        boolean changed = false;
        elements += cells.elementCount();
        if (tally != null) {
            tally.add(cells);
        }
        if (text) {
            changed |= admitText(cells);
        }
        if (column.cellDepth() > 0) {
            changed |= admitArrays(cells);
        }
        if (kept && !KeptForm.holds(column.kept(), cells)) {
            drop();
            changed = true;
        }
        nulls |= cells.hasNulls();
        if (integer()) {
            changed |= admitNulls(cells);
        }
        return changed;
    }

    private boolean admitText(ColumnVector cells) {
        boolean[] isNull = cells.hasNulls() ? cells.nulls() : null;
        int[] stringLengths = cells.stringLengths();
        int longest = 0;
        for (int i = 0; i < cells.elementCount(); i++) {
            int length = isNull != null && isNull[i] ? 0 : stringLengths[i];
            longest = Math.max(longest, length);
            textBytes += length;
        }
        if (longest <= width) {
            return false;
        }
        width = longest;
        drop();
        return true;
    }

    private boolean admitArrays(ColumnVector cells) {
        int[] offsets = cells.rowOffsets();
        int rows = cells.rows();
        int[] inner = nested == null ? NO_AXES : nested.inner();
        if (rows == 0) {
            return false;
        }
        boolean otherInner = inner != null && shape != null && !Arrays.equals(inner(), inner);
        int first = offsets[1] - offsets[0];
        boolean equal = first > 0 && column.field().type().element() != Element.BINARY;
        for (int row = 1; equal && row < rows; row++) {
            equal = offsets[row + 1] - offsets[row] == first;
        }
        if (lengths == ArrayLengths.UNKNOWN || otherInner) {
            int[] known = inner == null ? ones(column.cellDepth() - 1) : inner;
            lengths = equal ? ArrayLengths.EQUAL : ArrayLengths.DIFFERENT;
            shape = equal ? outer(first, known) : known;
            drop();
            return true;
        }
        if (lengths == ArrayLengths.EQUAL
                && !(equal && first == product(shape))
                && !(first == 0 && product(shape) == 0 && isEmpty(offsets, rows))) {
            lengths = ArrayLengths.DIFFERENT;
            shape = Arrays.copyOfRange(shape, 1, shape.length);
            drop();
            return true;
        }
        return false;
    }

    private static boolean isEmpty(int[] offsets, int rows) {
        return offsets[rows] == offsets[0];
    }

    private int[] inner() {
        return lengths == ArrayLengths.EQUAL ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int[] outer(int elements, int[] inner) {
        int[] whole = new int[inner.length + 1];
        whole[0] = elements / product(inner);
        System.arraycopy(inner, 0, whole, 1, inner.length);
        return whole;
    }

    private static int product(int[] lengths) {
        int product = 1;
        for (int length : lengths) {
            product = Math.multiplyExact(product, length);
        }
        return product;
    }

    /** The format that was read is not enough: the usual one of the type is taken, with a TNULL of its own. */
    private void drop() {
        if (kept) {
            kept = false;
            tnull = null;
            width = width == Integer.MAX_VALUE ? 0 : width;
        }
    }

    private boolean admitNulls(ColumnVector cells) {
        if (tnull != null && TnullSearch.occurs(cells, stored(), tnull)) {
            tnull = null;
            wantsTnull = nulls;
            return true;
        }
        if (nulls && tnull == null) {
            wantsTnull = true;
            return true;
        }
        return false;
    }

    /** Whether a TNULL is to be chosen, which needs a look at all rows. */
    boolean wantsTnull() {
        return wantsTnull;
    }

    void tnull(long stored) {
        tnull = stored;
        wantsTnull = false;
    }

    /** One element of the column, to count candidates for TNULL with. */
    Column stored() {
        return stored(kept ? column.asRead() : column.variable(NO_AXES, 1));
    }

    private static Column stored(ColumnSpec whole) {
        String form = whole.tform();
        ColumnSpec one = ColumnSpec.of(whole.name(), "1" + form.charAt(form.length() - 1))
                .scale(whole.scale())
                .zero(whole.zero());
        try {
            return TableSchema.of(List.of(one)).columns().get(0);
        } catch (FitsWriteException e) {
            throw new AssertionError("an element of a column that was checked", e);
        }
    }

    /** The column as it is to be written now. */
    ColumnSpec spec() {
        ColumnSpec spec = kept ? column.asRead() : usual();
        return tnull != null && integer() ? spec.tnull(tnull) : spec;
    }

    private ColumnSpec usual() {
        int usedWidth = Math.max(1, width);
        if (column.cellDepth() == 0) {
            return text ? column.text(usedWidth) : column.scalar();
        }
        return switch (lengths) {
            case UNKNOWN -> column.variable(ones(column.cellDepth() - 1), usedWidth);
            case EQUAL -> column.fixed(shape, usedWidth);
            case DIFFERENT -> column.variable(shape, usedWidth);
        };
    }
}
