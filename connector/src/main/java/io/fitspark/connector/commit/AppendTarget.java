// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.TableSettings;
import io.fitspark.connector.schema.FitsSchema;
import io.fitspark.connector.schema.OutputColumn;
import io.fitspark.connector.schema.OutputField;
import io.fitspark.connector.schema.OutputSchema;
import io.fitspark.connector.write.Staging;
import io.fitspark.connector.write.TablePlan;
import io.fitspark.connector.write.WholeTable;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.storage.GzipRangeReader;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.TileCodecs;

/**
 * The table that several tasks append rows to: what they stage fits to it as far as it can.
 *
 * @param plan what the tasks are told
 * @param order by column of the table, the number of the field that has its values
 */
public record AppendTarget(TablePlan plan, int[] order) {
    /** A table of one tile up to this size gets tiles of another number of rows. */
    private static final long SMALL_BYTES = 10_000_000;

    /**
     * Looks at the table of a file.
     *
     * @param relaxed whether tasks make tiles
     * @return empty if there is no file, or its table is one that only a single writer can append to
     * @throws io.fitspark.connector.FitsUserException if it has other columns
     */
    public static Optional<AppendTarget> of(
            Configuration configuration, Path target, HduSelector hdu, TablePlan plan, boolean relaxed)
            throws IOException {
        FileSystem fileSystem = target.getFileSystem(configuration);
        Store store = Stores.of(fileSystem);
        if (store.status(target).isEmpty()) {
            return Optional.empty();
        }
        try (TargetFile file = TargetFile.open(store, fileSystem.makeQualified(target))) {
            Hdu table = file.table(hdu);
            boolean binary = table.kind() == HduKind.BINTABLE || table.kind() == HduKind.ZTABLE;
            if (!binary || file.fits().reader() instanceof GzipRangeReader) {
                return Optional.empty();
            }
            return of(TableLayout.of(target.toString(), table), target, plan, relaxed);
        }
    }

    private static Optional<AppendTarget> of(TableLayout layout, Path target, TablePlan plan, boolean relaxed) {
        List<OutputField> fields = plan.schema().fields();
        int[] order = ColumnMatch.of(fields, plan.schema().columns(), layout.columns(), target.toString());
        List<OutputField> matched = new ArrayList<>();
        for (Column column : layout.columns()) {
            OutputField field = fields.get(order[column.index()]);
            matched.add(new OutputField(
                    field.name(),
                    field.type(),
                    field.nullable(),
                    FitsSchema.metadata(column),
                    column.keywords().tcomm()));
        }
        OutputSchema schema = OutputSchema.of(matched, layout.isTiled());
        if (!areKept(schema.columns(), layout.columns())) {
            return Optional.empty();
        }
        TablePlan whole =
                new TablePlan(schema, settings(plan.settings(), layout), plan.inherited(), plan.txnId(), null);
        Staging staging = new Staging(relaxed && layout.isTiled(), tileRows(layout, whole));
        return Optional.of(new AppendTarget(whole.staged(staging), order));
    }

    /** Fails if the table is not the one any more that the tasks' plan was made for. */
    static void requireSame(TablePlan plan, TableLayout now, Path target) throws WriteConflictException {
        boolean same = plan.schema().tiled() == now.isTiled()
                && plan.schema().fields().size() == now.columns().size()
                && areKept(plan.schema().columns(), now.columns());
        if (!same) {
            throw new WriteConflictException("Somebody else changed the columns of " + target
                    + " after this write began. Nothing was written; write again to append to what is there now.");
        }
    }

    private static boolean areKept(List<OutputColumn> columns, List<Column> table) {
        for (Column column : table) {
            Column kept = columns.get(column.index()).kept();
            if (kept == null
                    || kept.tform().element() != column.tform().element()
                    || kept.rowBytes() != column.rowBytes() && !column.form().isDescriptor()
                    || !kept.type().equals(column.type())) {
                return false;
            }
        }
        return true;
    }

    /** The codecs that the table has, as far as they are for everybody. */
    private static TableSettings settings(TableSettings asked, TableLayout layout) {
        Map<String, TableCodec> codecs = new TreeMap<>();
        if (layout.isTiled()) {
            for (Column column : layout.columns()) {
                String name = layout.tiling().columns().get(column.index()).codec();
                TableCodec.of(name)
                        .filter(codec ->
                                TileCodecs.problem(column.tform(), codec).isEmpty())
                        .ifPresent(codec -> codecs.put(column.name(), codec));
            }
        }
        return new TableSettings(
                asked.extname(),
                asked.extver(),
                asked.tileRows(),
                codecs,
                asked.level(),
                asked.checksum(),
                asked.zoneMaps(),
                asked.utf8(),
                asked.maxRecordsPerFile(),
                asked.cards());
    }

    private static long tileRows(TableLayout layout, TablePlan plan) {
        if (layout.isTiled()) {
            long bytes = layout.rows() * layout.rowBytes() + layout.tiling().plainHeapBytes();
            if (layout.tiling().tiles() > 1 || bytes >= SMALL_BYTES) {
                return layout.tiling().tileRows();
            }
        }
        long asked = plan.settings().tileRows();
        return asked > 0 ? asked : WholeTable.tileRows(plan.schema());
    }
}
