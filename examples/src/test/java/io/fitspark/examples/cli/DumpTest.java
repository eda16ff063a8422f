// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.image.ImageReader;
import io.fitspark.fits.image.Pixels;

/** What the records of dumps hold; that the values are right is found by comparing them with what other readers say. */
class DumpTest {

    private static final Pattern ARRAY = Pattern.compile("\\[\"(\\w+)\",\"([<|]\\w+)\",(\\d+)\\]");

    @TempDir
    private Path folder;

    /** The lines of a dump, each followed by its arrays. */
    private record Record(String line, List<ByteBuffer> arrays) {}

    @Test
    void describesEveryHduAndEndsWithARecordThatSaysSo() throws IOException {
        List<Record> records = dump(Path.of("data/tarn.fits"));

        assertThat(records.get(0).line).isEqualTo("{\"reader\":\"fits-io\"}");
        assertThat(records.get(1).line)
                .startsWith("{\"hdu\":0,\"kind\":\"PRIMARY\",\"shape\":[],\"cards\":[[\"SIMPLE\",\"logical\",true,")
                .endsWith("]]}");
        assertThat(records.get(2).line)
                .startsWith("{\"hdu\":1,\"kind\":\"BINTABLE\",\"cards\":[")
                .contains("[\"NAXIS2\",\"integer\",\"4000\",", ",\"rows\":4000,\"columns\":[")
                .contains("{\"name\":\"mag\",\"type\":\"FLOAT\",\"shape\":[5],\"variable\":false}");
        assertThat(records.get(records.size() - 1).line).isEqualTo("{\"end\":true}");
    }

    @Test
    void putsValuesBehindTheirRecordInLittleEndian() throws IOException {
        List<Record> records = dump(Path.of("data/tarn.fits"));

        Record id = records.get(3);
        assertThat(id.line)
                .isEqualTo(
                        "{\"hdu\":1,\"column\":0,\"first\":0,\"rows\":4000,\"arrays\":[[\"values\",\"<i8\",32000]]}");
        Record name = records.get(4);
        assertThat(name.line).startsWith("{\"hdu\":1,\"column\":1,\"first\":0,\"rows\":4000,\"arrays\":[[\"lengths\",");
        int length = name.arrays.get(0).getInt(0);
        byte[] first = new byte[length];
        name.arrays.get(1).get(first);
        assertThat(new String(first, StandardCharsets.UTF_8)).startsWith("TARN J");
        Record times = records.stream()
                .filter(record -> record.line.startsWith("{\"hdu\":3,\"column\":3,"))
                .findFirst()
                .orElseThrow();
        ByteBuffer counts = times.arrays.get(1);
        int elements = 0;
        for (int row = 0; row < counts.capacity() / 4; row++) {
            elements += counts.getInt(4 * row);
        }
        assertThat(times.arrays.get(0).capacity()).isEqualTo(8 * elements);
    }

    @Test
    void namesTheColumnThatIsBrokenAndGoesOnWithTheOthers() throws IOException {
        Path file = Path.of("../fits-io/src/test/resources/corpus/bad/vla_beyond_heap.fits");
        List<Record> records = dump(file);

        assertThat(records)
                .anySatisfy(record -> assertThat(record.line)
                        .matches("\\{\"hdu\":1,\"column\":\\d,\"error\":\"FitsFormatException: .*row 4.*\"\\}"));
        assertThat(records)
                .anySatisfy(record -> assertThat(record.line).matches("\\{\"hdu\":1,\"column\":0,\"first\":0,.*"));
        assertThat(records.get(records.size() - 1).line).isEqualTo("{\"end\":true}");
    }

    /** A cube whose tiles are no whole rows comes in the order of its pixels all the same. */
    @Test
    void givesPixelsOfImagesInTheirOrder() throws IOException {
        Path file = Path.of("../fits-io/src/test/resources/corpus/zimages/astropy_rice_3d.fits");
        List<Record> records = dump(file);
        Record image = records.get(2);
        assertThat(image.line)
                .startsWith("{\"hdu\":1,\"kind\":\"ZIMAGE\",\"shape\":[")
                .contains("\"columns\":[{\"name\":\"pixels\",\"type\":\"INT\",\"shape\":[],\"variable\":false}]");
        List<Integer> pixels = new ArrayList<>();
        for (Record record : records.subList(3, records.size() - 1)) {
            assertThat(record.line).startsWith("{\"hdu\":1,\"column\":0,\"first\":" + pixels.size() + ",\"rows\":");
            IntBuffer values = record.arrays.get(0).asIntBuffer();
            while (values.hasRemaining()) {
                pixels.add(values.get());
            }
        }
        try (FitsFile fits = FitsFile.open(file)) {
            Pixels expected = ImageReader.open(fits, fits.hdu(1)).read();
            assertThat(pixels).hasSize(expected.count());
            for (int i = 0; i < expected.count(); i++) {
                assertThat(pixels.get(i)).isEqualTo(expected.ints()[i]);
            }
        }
    }

    @Test
    void marksPixelsThatAreNull() throws IOException {
        List<Record> records = dump(Path.of("../fits-io/src/test/resources/corpus/zimages/fpack_rice_blank.fits"));
        assertThat(records)
                .anySatisfy(record -> assertThat(record.line)
                        .startsWith("{\"hdu\":1,\"column\":0,\"first\":0,")
                        .contains("[\"nulls\",\"|u1\","));
    }

    @Test
    void saysThatPixelsAreBroken() throws IOException {
        List<Record> records = dump(Path.of("../fits-io/src/test/resources/corpus/bad/zimage_gzip_cut.fits"));
        assertThat(records)
                .anySatisfy(record -> assertThat(record.line)
                        .matches("\\{\"hdu\":1,\"column\":0,\"error\":\"FitsFormatException: .*tile.*\"\\}"));
        assertThat(records.get(records.size() - 1).line).isEqualTo("{\"end\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, -9223372036854775808, <i8",
        "18446744073709551615, 1, <u8",
        "99999999999999999999, 1, <f8",
        "18446744073709551615, -1, <f8"
    })
    void givesIntegersOfTwentyDigitsInSixtyFourBitsWhereTheyFit(String first, String second, String type)
            throws IOException {
        Record column = dump(asciiTable(first, second)).get(3);

        assertThat(column.line).contains("[\"values\",\"" + type + "\",16]");
        ByteBuffer values = column.arrays.get(0);
        if (type.equals("<f8")) {
            assertThat(values.getDouble(0)).isEqualTo(Double.parseDouble(first));
            assertThat(values.getDouble(8)).isEqualTo(Double.parseDouble(second));
        } else {
            assertThat(values.getLong(0)).isEqualTo(new BigInteger(first).longValue());
            assertThat(values.getLong(8)).isEqualTo(new BigInteger(second).longValue());
        }
    }

    /** A file with a table of one column of format I20. */
    private Path asciiTable(String... numbers) throws IOException {
        String primary = "SIMPLE  =                    T" + " ".repeat(50) + card("BITPIX", "8") + card("NAXIS", "0");
        String table = "XTENSION= 'TABLE   '" + " ".repeat(60) + card("BITPIX", "8") + card("NAXIS", "2")
                + card("NAXIS1", "20") + card("NAXIS2", String.valueOf(numbers.length)) + card("PCOUNT", "0")
                + card("GCOUNT", "1") + card("TFIELDS", "1") + card("TBCOL1", "1") + card("TFORM1", "'I20'");
        StringBuilder data = new StringBuilder();
        for (String number : numbers) {
            data.append(" ".repeat(20 - number.length())).append(number);
        }
        return Files.writeString(
                folder.resolve("ascii.fits"), block(primary + "END") + block(table + "END") + block(data.toString()));
    }

    private static String card(String keyword, String value) {
        String card = keyword + " ".repeat(8 - keyword.length()) + "= " + value;
        return card + " ".repeat(80 - card.length());
    }

    private static String block(String text) {
        return text + " ".repeat(2880 - text.length());
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("text.fits"), "no FITS");

        assertThat(dump(file).get(1).line)
                .startsWith("{\"error\":\"FitsFormatException: ")
                .contains("text.fits");
    }

    @Test
    void answersEachLineOfItsInput() throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        String requests = "data/tarn.fits\t" + folder.resolve("a") + "\ndata/none.fits\t" + folder.resolve("b") + "\n";

        Dump.serve(new StringReader(requests), new PrintStream(answers, true, StandardCharsets.UTF_8));

        assertThat(answers.toString(StandardCharsets.UTF_8).lines()).containsExactly("done", "done");
        assertThat(folder.resolve("a")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("b")))
                .contains("{\"error\":\"NoSuchFileException: data/none.fits\"}");
    }

    private List<Record> dump(Path file) throws IOException {
        Path into = folder.resolve("dump");
        Dump.main(new String[] {file.toString(), into.toString()});
        byte[] bytes = Files.readAllBytes(into);
        List<Record> records = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int end = at;
            while (bytes[end] != '\n') {
                end++;
            }
            String line = new String(bytes, at, end - at, StandardCharsets.US_ASCII).strip();
            at = end + 1;
            List<ByteBuffer> arrays = new ArrayList<>();
            int listed = line.indexOf("\"arrays\":");
            Matcher array = ARRAY.matcher(listed < 0 ? "" : line.substring(listed));
            while (array.find()) {
                int size = Integer.parseInt(array.group(3));
                arrays.add(ByteBuffer.wrap(bytes, at, size).slice().order(ByteOrder.LITTLE_ENDIAN));
                at += size;
            }
            at = (at + 7) / 8 * 8;
            records.add(new Record(line, arrays));
        }
        return records;
    }
}
