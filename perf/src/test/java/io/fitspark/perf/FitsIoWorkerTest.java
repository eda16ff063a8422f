// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitsIoWorkerTest {

    private static final int BLOCK = 2880;

    @TempDir
    Path folder;

    private final Worker worker = new Worker("1", request -> FitsIoWorker.work(request, 1, false, false));
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("t.fits");
        // rows (3, "AB"), (4, ""), (5, "C"); then an image of 2 bytes
        ByteBuffer rows = ByteBuffer.allocate(BLOCK);
        rows.putInt(3).put(new byte[] {'A', 'B'});
        rows.putInt(4).put(new byte[] {0, 0});
        rows.putInt(5).put(new byte[] {'C', ' '});
        Files.write(file, new byte[0]);
        append(header("SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0"));
        append(header(
                "XTENSION= 'BINTABLE'",
                "BITPIX  = 8",
                "NAXIS   = 2",
                "NAXIS1  = 6",
                "NAXIS2  = 3",
                "PCOUNT  = 0",
                "GCOUNT  = 1",
                "TFIELDS = 2",
                "TTYPE1  = 'n'",
                "TFORM1  = '1J'",
                "TTYPE2  = 's'",
                "TFORM2  = '2A'",
                "EXTNAME = 'TAB'"));
        append(rows.array());
        append(header(
                "XTENSION= 'IMAGE'",
                "BITPIX  = 8",
                "NAXIS   = 1",
                "NAXIS1  = 2",
                "PCOUNT  = 0",
                "GCOUNT  = 1",
                "EXTNAME = 'PIC'"));
        append(ByteBuffer.allocate(BLOCK).put((byte) 7).put((byte) 200).array());
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.APPEND);
    }

    private static byte[] header(String... cards) {
        String text = Stream.concat(Stream.of(cards), Stream.of("END"))
                .map(card -> String.format("%-80s", card))
                .collect(Collectors.joining());
        return String.format("%-" + BLOCK + "s", text).getBytes(StandardCharsets.US_ASCII);
    }

    private String prepare(String operation, String... parameters) {
        return worker.answer(
                String.join("\t", "prepare", "row=r", "file=" + file, "op=" + operation, String.join("\t", parameters))
                        .stripTrailing());
    }

    @Test
    void aWholeTableHasTheChecksumsThatTheOtherWorkersGiveIt() {
        assertThat(prepare("table")).isEqualTo("{\"ok\": true, \"variant\": \"TableReader.read\"}");

        // 3*1 + 4*3 + 5*5; lengths 2, 0, 1; letters A, B, C
        assertThat(worker.answer("check"))
                .contains("\"n\": \"3:0000000000000028\"")
                .contains(String.format("\"s\": \"3:%016x:%016x\"", 2 + 5, 65 + 66 * 3 + 67 * 5));
    }

    @Test
    void columnsAndRowRangesNarrowATable() {
        prepare("table", "columns=n", "range=1:3");

        assertThat(worker.answer("check")).isEqualTo(String.format("{\"columns\": {\"n\": \"2:%016x\"}}", 4 + 5 * 3));
    }

    @Test
    void scatteredRowsAreReadByNumber() {
        prepare("table", "columns=n", "rows=0,2");

        assertThat(worker.answer("check")).isEqualTo(String.format("{\"columns\": {\"n\": \"2:%016x\"}}", 3 + 5 * 3));
    }

    @Test
    void threadsAreThoseOfTheRowButForAToolThatHasFewer() {
        assertThat(prepare("table", "threads=2")).contains("\"TableReader.read\"");

        Worker two = new Worker("1", request -> FitsIoWorker.work(request, 2, false, false));
        String answer = two.answer("prepare\trow=r\tfile=" + file + "\top=table\tthreads=2");
        assertThat(answer).contains("\"TableReader.read, 2 threads\"");
        assertThat(two.answer("check")).isEqualTo(worker.answer("check"));
    }

    @Test
    void aWalkGivesNameKindAndBytesOfEveryHdu() {
        prepare("walk");

        assertThat(worker.answer("check"))
                .contains("\"size\": \"" + Checksum.of(new long[] {0, 18, 2}) + "\"")
                .contains("\"kind\": \"" + Checksum.of(List.of("IMAGE", "BINTABLE", "IMAGE")) + "\"")
                .contains("\"name\": \"" + Checksum.of(List.of("", "TAB", "PIC")) + "\"");
    }

    @Test
    void anImageIsReadWholeOrPieceByPiece() {
        String sum = String.format("{\"columns\": {\"pixels\": \"2:%016x\"}}", 7 + 200 * 3);
        assertThat(prepare("image")).contains("\"ImageReader.read(region)\"");
        assertThat(worker.answer("check")).isEqualTo(sum);

        prepare("image", "chunk=1");
        assertThat(worker.answer("check")).isEqualTo(sum);

        prepare("image", "chunk=1", "share=2");
        assertThat(worker.answer("check")).contains(String.format("1:%016x", 7));
    }

    @Test
    void hdusAreLookedUpByName() {
        prepare("byname", "names=PIC,TAB,PIC");

        assertThat(worker.answer("check"))
                .contains("\"index\": \"" + Checksum.of(new long[] {2, 1, 2}) + "\"")
                .contains("\"size\": \"" + Checksum.of(new long[] {2, 18, 2}) + "\"");
    }

    @Test
    void aRunIsTimed() {
        prepare("table");

        assertThat(worker.answer("run")).matches("\\{\"ms\": [0-9.E-]+}");
    }

    @Test
    void whatItCannotDoIsSkippedAndWhatGoesWrongIsSaid() {
        assertThat(prepare("paint")).isEqualTo("{\"skip\": \"paint is not something this tool does\"}");
        assertThat(prepare("table", "colour=red")).contains("\"error\"").contains("unknown parameter: colour");
        prepare("table", "columns=nowhere");
        assertThat(worker.answer("run")).contains("\"error\"").contains("the table has no column nowhere");
        assertThat(worker.answer("dance")).contains("unknown command: dance");
    }

    @Test
    void jsonTextIsEscaped() {
        assertThat(Json.of("a\"b\\c\n")).isEqualTo("\"a\\\"b\\\\c\\u000a\"");
    }
}
