// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fitspark.connector.assemble.LocalWorkJobs;
import io.fitspark.connector.assemble.WorkJobs;
import io.fitspark.connector.write.Rows;
import io.fitspark.connector.write.Staging;
import io.fitspark.connector.write.TableFacts;
import io.fitspark.connector.write.TablePlan;
import io.fitspark.connector.write.WholeTable;
import io.fitspark.connector.write.WrittenFile;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.ZoneMap;

/** Several tasks of one write to a single file, each with its rows, as a cluster runs them. */
final class Tasks {
    private final Place place;
    private final Rows columns;
    private final boolean relaxed;
    private WorkJobs jobs;
    private int narrowLimit = Integer.MAX_VALUE;
    private WriteMode mode = WriteMode.OVERWRITE;
    private SingleFile single = SingleFile.DEFAULT;
    private TablePlan told;

    /**
     * @param columns of the rows, with the options of the write
     * @param relaxed whether tiles are made by the tasks
     */
    Tasks(Place place, Rows columns, boolean relaxed) {
        this.place = place;
        this.columns = columns;
        this.relaxed = relaxed;
        this.jobs = new LocalWorkJobs(2);
    }

    /** The same with another way to do the work of the commit. */
    Tasks jobs(WorkJobs others) {
        jobs = others;
        return this;
    }

    Tasks narrowLimit(int bytes) {
        narrowLimit = bytes;
        return this;
    }

    Tasks mode(WriteMode other, SingleFile file) {
        mode = other;
        single = file;
        return this;
    }

    /** The rows of one task. */
    interface TaskRows {
        void add(Rows rows) throws IOException;
    }

    private Staging staging() {
        long asked = columns.plan().settings().tileRows();
        boolean tiles = relaxed && columns.plan().schema().tiled();
        return new Staging(
                tiles, asked > 0 ? asked : WholeTable.tileRows(columns.plan().schema()));
    }

    WriteJob begin() throws IOException {
        return begin(place.store());
    }

    WriteJob begin(Store store) throws IOException {
        Optional<AppendTarget> old = mode == WriteMode.APPEND
                ? AppendTarget.of(
                        place.configuration(), place.target(Layout.SINGLE), single.hdu(), columns.plan(), relaxed)
                : Optional.empty();
        told = old.map(AppendTarget::plan).orElseGet(() -> columns.plan().staged(staging()));
        RowAssembly assembly = new RowAssembly(
                told, jobs, () -> Path.of(System.getProperty("java.io.tmpdir")), old.isPresent(), narrowLimit);
        WriteSettings settings = place.settings(Layout.SINGLE, mode)
                .withTxnId(columns.plan().txnId())
                .withSingle(single.with(assembly));
        return WriteJob.begin(store, place.target(Layout.SINGLE), settings);
    }

    List<StagedFile> run(WriteJob job, List<TaskRows> tasks) throws IOException {
        List<StagedFile> staged = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Path temporary = Files.createTempDirectory("tasks-");
            try (TaskOutput output = job.outputs().begin(place.configuration(), i, 100 + i, temporary)) {
                Path file = output.nextFile();
                Rows rows = columns.task(file.getParent(), told);
                tasks.get(i).add(rows);
                WrittenFile written = rows.finish().get(0);
                TableFacts facts = written.facts();
                Files.move(written.path(), file);
                if (i == 0 || written.rows() > 0) {
                    staged.add(output.stage(file, "", written.rows(), facts));
                } else {
                    Files.delete(file);
                }
            } finally {
                Files.delete(temporary);
            }
        }
        return staged;
    }

    CommitResult write(List<TaskRows> tasks) throws IOException {
        try (WriteJob job = begin()) {
            return job.commit(run(job, tasks));
        }
    }

    /** A local copy of the file that was written, all of whose sums and zone maps are right. */
    Path checked() throws IOException {
        Path copy = Files.createTempFile("assembled-", ".fits");
        Files.write(copy, place.store().read(place.target(Layout.SINGLE)));
        try (FitsFile file = FitsFile.open(copy)) {
            for (int i = 0; i < file.hduCount(); i++) {
                HduSums sums = HduSums.verify(file, file.hdu(i));
                assertThat(sums.datasum()).as("DATASUM of HDU " + i).isEqualTo(SumStatus.VALID);
                assertThat(sums.checksum()).as("CHECKSUM of HDU " + i).isEqualTo(SumStatus.VALID);
            }
            if (columns.plan().settings().zoneMaps()) {
                checkZones(file, 1);
            }
        }
        assertThat(place.remains()).isEmpty();
        return copy;
    }

    static void checkZones(FitsFile file, int hdu) throws IOException {
        Hdu table = file.hdu(hdu);
        TableLayout layout = TableLayout.of(file.name(), table);
        byte[] main = new byte
                [Math.toIntExact(
                        table.header().requireInteger("NAXIS1") * table.header().requireInteger("NAXIS2"))];
        file.reader().readFully(layout.dataOffset(), main, 0, main.length);
        ZoneMap zones = ZoneMap.open(file, file.hdu(hdu + 1));
        assertThat(zones.isOf(layout.rows(), layout.columns().size(), OnesSum.of(main, 0, main.length)))
                .isTrue();
        for (int column = 0; zones.tiles() > 0 && column < layout.columns().size(); column++) {
            assertThat(zones.zones(layout.columns().get(column), 0, (int) zones.tiles()))
                    .hasSize((int) zones.tiles());
        }
    }

    /** The cards of a header but for those with sizes and sums, and its data unit. */
    static Map.Entry<String, byte[]> hdu(Path path, int hdu) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            Hdu found = file.hdu(hdu);
            byte[] header = new byte[(int) found.entry().headerLength()];
            file.reader().readFully(found.entry().headerOffset(), header, 0, header.length);
            StringBuilder cards = new StringBuilder();
            for (int at = 0; at < header.length; at += 80) {
                String card = new String(header, at, 80, java.nio.charset.StandardCharsets.ISO_8859_1).stripTrailing();
                if (!card.isEmpty()) {
                    cards.append(card).append('\n');
                }
            }
            byte[] data = new byte[(int) found.entry().dataLength()];
            file.reader().readFully(found.entry().dataOffset(), data, 0, data.length);
            return Map.entry(cards.toString().replaceAll("(?m)^CHECKSUM.*\n", ""), data);
        }
    }
}
