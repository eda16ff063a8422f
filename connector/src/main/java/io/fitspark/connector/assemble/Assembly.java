// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.connector.write.OldRows;
import io.fitspark.connector.write.TableFacts;
import io.fitspark.connector.write.TablePlan;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.CellRuns;
import io.fitspark.fits.write.JoinedTable;
import io.fitspark.fits.write.TableOptions;

/** Assembles the table of all tasks: decides what stays as it is, and has the rest made. Lives on the driver. */
public final class Assembly {
    /** Bytes of rows, before compression, that are worth a work item. */
    private static final long ITEM_BYTES = 64L << 20;

    private static final int MOST_ITEMS = 1000;

    private final AssemblyPlan plan;
    private final WorkJobs jobs;

    /**
     * @param table what the tasks were told
     * @param schema of the table that is assembled
     */
    public Assembly(
            TablePlan table, TableSchema schema, PartFiles files, WorkJobs jobs, SerializableHadoopConf configuration) {
        this.plan = new AssemblyPlan(table, schema.columns(), schema.rowBytes(), files, configuration);
        this.jobs = jobs;
    }

    /**
     * Makes the parts.
     *
     * @param sources in the order of their rows
     * @return in order, whole tiles but for the last
     */
    List<Part> parts(List<SourceTable> sources) throws IOException {
        List<SourceTable> full =
                sources.stream().filter(source -> source.rows() > 0).toList();
        if (!plan.tiled()) {
            return plainParts(full);
        }
        List<Part> parts = tiledParts(full);
        return CellRuns.columns(plan.columns()).isEmpty() ? parts : withTails(parts);
    }

    private static List<Slice> whole(List<SourceTable> sources) {
        return sources.stream()
                .map(source -> new Slice(source, 0, source.rows()))
                .toList();
    }

    /** Rows that fill whole tiles of an item, or of as many as there may be. */
    private long itemRows(List<Slice> slices) {
        long rows = slices.stream().mapToLong(Slice::rows).sum();
        long bytes = 0;
        for (Slice slice : slices) {
            SourceTable source = slice.source();
            bytes += (long) ((double) source.file().length() * slice.rows() / source.rows());
        }
        bytes = Math.max(bytes, Math.multiplyExact(rows, plan.rowBytes()));
        long items = Math.max(1, Math.min(MOST_ITEMS, bytes / ITEM_BYTES));
        long each = (rows + items - 1) / items;
        return (each + plan.tileRows() - 1) / plan.tileRows() * plan.tileRows();
    }

    private List<Part> encoded(List<Slice> slices) throws IOException {
        if (slices.isEmpty()) {
            return List.of();
        }
        List<PartWork.Item> items = Slice.cut(slices, itemRows(slices)).stream()
                .map(PartWork.Item::encode)
                .toList();
        return jobs.run("compressing " + items.size() + " parts", items, new PartWork(plan));
    }

    /** What becomes of each source. Where rows keep their order, tiles can stay of the first one only, and what tasks staged has none. */
    private List<Inspection.Found> found(List<SourceTable> sources) throws IOException {
        List<SourceTable> open = sources;
        if (plan.tiled() && !plan.table().staging().tiles()) {
            open = sources.stream().limit(1).filter(first -> !first.own()).toList();
        }
        List<Inspection.Found> all = new ArrayList<>();
        if (!open.isEmpty()) {
            all.addAll(jobs.run("looking at " + open.size() + " tables", open, new Inspection(plan)));
        }
        while (all.size() < sources.size()) {
            all.add(Inspection.ALL_ANEW);
        }
        return all;
    }

    private List<Part> tiledParts(List<SourceTable> sources) throws IOException {
        List<Inspection.Found> found = found(sources);
        Part[] ofSource = new Part[sources.size()];
        List<PartWork.Item> copies = new ArrayList<>();
        List<Integer> copied = new ArrayList<>();
        List<Slice> rest = new ArrayList<>();
        for (int i = 0; i < ofSource.length; i++) {
            SourceTable source = sources.get(i);
            long rows = found.get(i).rows();
            ofSource[i] = found.get(i).part();
            if (found.get(i).use() == Inspection.Use.COPY) {
                copies.add(PartWork.Item.copy(
                        source, rows / plan.tileRows(), found.get(i).zones()));
                copied.add(i);
            }
            if (rows < source.rows()) {
                rest.add(new Slice(source, rows, source.rows() - rows));
            }
        }
        if (!copies.isEmpty()) {
            List<Part> made = jobs.run("copying tiles of " + copies.size() + " tables", copies, new PartWork(plan));
            for (int i = 0; i < made.size(); i++) {
                ofSource[copied.get(i)] = made.get(i);
            }
        }
        if (plan.zones()) {
            for (int i = 0; i < ofSource.length; i++) {
                if (ofSource[i] != null && ofSource[i].zones().isEmpty()) {
                    Slice tiles = new Slice(sources.get(i), 0, found.get(i).rows());
                    ofSource[i] = ofSource[i].withZones(new ArrayList<>(zones(List.of(tiles))));
                }
            }
        }
        List<Part> parts =
                new ArrayList<>(Arrays.stream(ofSource).filter(Objects::nonNull).toList());
        parts.addAll(encoded(rest));
        return parts;
    }

    private List<Part> plainParts(List<SourceTable> sources) throws IOException {
        List<Inspection.Found> found = found(sources);
        List<List<Part>> ofSource = new ArrayList<>();
        List<PartWork.Item> items = new ArrayList<>();
        List<Integer> wanting = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            ofSource.add(new ArrayList<>());
            if (found.get(i).use() == Inspection.Use.STAY) {
                ofSource.get(i).add(found.get(i).part());
            } else {
                List<Slice> all = whole(List.of(sources.get(i)));
                for (ArrayList<Slice> piece : Slice.cut(all, itemRows(all))) {
                    items.add(PartWork.Item.encode(piece));
                    wanting.add(i);
                }
            }
        }
        if (!items.isEmpty()) {
            List<Part> made = jobs.run("writing " + items.size() + " parts", items, new PartWork(plan));
            for (int i = 0; i < made.size(); i++) {
                ofSource.get(wanting.get(i)).add(made.get(i));
            }
        }
        return ofSource.stream().flatMap(List::stream).toList();
    }

    private List<Part> withTails(List<Part> parts) throws IOException {
        List<TailWork.Item> items = TailWork.items(parts);
        return items.isEmpty()
                ? parts
                : jobs.run(
                        "placing cells of " + items.size() + " parts",
                        items,
                        new TailWork(
                                plan.files(),
                                plan.columns(),
                                plan.table().settings().level(),
                                plan.configuration()));
    }

    /** The zone maps of rows that have none yet. */
    private List<Span> zones(List<Slice> slices) throws IOException {
        if (slices.isEmpty()) {
            return List.of();
        }
        ArrayList<ArrayList<Slice>> items = Slice.cut(slices, itemRows(slices));
        return jobs.run(
                "looking at the values of " + items.size() + " parts",
                items,
                new ZoneWork(plan.files(), plan.columns(), plan.rowBytes(), plan.tileRows(), plan.configuration()));
    }

    /** Looks for values that TNULL must not be, as it was not known when the rows were written. */
    public TableFacts tally(List<SourceTable> old, List<Integer> columns) throws IOException {
        List<Slice> all = whole(old);
        List<ArrayList<Slice>> items = Slice.cut(all, itemRows(all));
        List<TableFacts> found =
                jobs.run("looking for null in " + items.size() + " parts", items, new TallyWork(plan, columns));
        return OldRows.together(plan.table().schema(), found);
    }

    /**
     * Assembles a file.
     *
     * @param sources in the order of their rows
     * @param around what else is in it
     * @param grown the table as it was, if it is one that gets more rows: the first of the sources; else null
     */
    public AssembledFile file(List<SourceTable> sources, Surroundings around, GrownTable grown) throws IOException {
        List<Part> parts = parts(sources);
        List<Span> zones = new ArrayList<>();
        if (plan.zones()) {
            if (plan.tiled()) {
                parts.forEach(part -> zones.addAll(part.zones()));
            } else {
                zones.addAll(zones(whole(
                        sources.stream().filter(source -> source.rows() > 0).toList())));
            }
        }
        TableOptions options = plan.table().tableOptions();
        JoinedTable table = grown == null
                ? new JoinedTable(plan.schema(), options, plan.tileRows())
                : new JoinedTable(plan.schema(), options, plan.tileRows(), grown.header(), grown.columns());
        FileLayout layout = new FileLayout();
        if (around.before().isEmpty()) {
            layout.addPrimary();
        }
        around.before().forEach(layout::add);
        int columns = plan.columns().size();
        layout.add(new PlacedTable(table, columns, parts, plan.zones() ? zones : null, around.hdus()));
        around.behind().forEach(layout::add);
        return layout.file(grown == null ? 0 : grown.rows());
    }
}
