// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.header.HeaderBuilder;

class TableSchemaTest {
    private static TableSchema schema(ColumnSpec... specs) throws FitsWriteException {
        return TableSchema.of(List.of(specs));
    }

    private static List<String> cards(TableSchema schema) throws FitsWriteException {
        HeaderBuilder cards = HeaderBuilder.create();
        schema.addCards(cards);
        return cards.cards().stream().map(TableSchemaTest::text).toList();
    }

    private static String text(Card card) {
        Object value = card.value() instanceof CardValue.Text text
                ? text.text()
                : card.value() instanceof CardValue.Int number
                        ? (Object) number.value()
                        : card.value() instanceof CardValue.BigInt big
                                ? big.value()
                                : ((CardValue.Real) card.value()).value();
        return card.keyword() + "=" + value + (card.comment().isEmpty() ? "" : " / " + card.comment());
    }

    @Test
    void putsColumnsOneBehindTheOther() throws Exception {
        TableSchema schema = schema(
                ColumnSpec.of("A", "17X"),
                ColumnSpec.of("B", "0D"),
                ColumnSpec.of("C", "2M"),
                ColumnSpec.of("D", "PJ"),
                ColumnSpec.of("E", "QJ"),
                ColumnSpec.of("F", "0PJ"),
                ColumnSpec.string("G", 5));
        assertThat(schema.columns()).extracting(Column::rowOffset).containsExactly(0L, 3L, 3L, 35L, 43L, 59L, 59L);
        assertThat(schema.rowBytes()).isEqualTo(64);
        assertThat(schema.isAscii()).isFalse();
        assertThat(schema.open()).isEmpty();
    }

    @Test
    void putsABlankBetweenFieldsOfText() throws Exception {
        TableSchema schema =
                schema(ColumnSpec.ascii("A", "I5"), ColumnSpec.ascii("B", "A3"), ColumnSpec.ascii("C", "F7.2"));
        assertThat(schema.columns()).extracting(Column::rowOffset).containsExactly(0L, 6L, 10L);
        assertThat(schema.rowBytes()).isEqualTo(17);
        assertThat(schema.isAscii()).isTrue();
        assertThat(cards(schema))
                .containsExactly(
                        "TTYPE1=A",
                        "TBCOL1=1",
                        "TFORM1=I5",
                        "TTYPE2=B",
                        "TBCOL2=7",
                        "TFORM2=A3",
                        "TTYPE3=C",
                        "TBCOL3=11",
                        "TFORM3=F7.2");
    }

    @Test
    void writesAllKeywordsOfAColumn() throws Exception {
        TableSchema schema = schema(
                ColumnSpec.of("flux", "6I")
                        .dims(3, 2)
                        .tnull(-1)
                        .scale(0.5)
                        .zero(32768)
                        .unit("Jy")
                        .disp("F8.2")
                        .ucd("phot.flux")
                        .comment("the flux"),
                ColumnSpec.unsigned("id", 64),
                ColumnSpec.ofType("b", ElementType.BYTE));
        assertThat(cards(schema))
                .containsExactly(
                        "TTYPE1=flux",
                        "TFORM1=6I",
                        "TUNIT1=Jy",
                        "TDIM1=(3,2)",
                        "TNULL1=-1",
                        "TSCAL1=0.5",
                        "TZERO1=32768",
                        "TDISP1=F8.2",
                        "TUCD1=phot.flux",
                        "TCOMM1=the flux",
                        "TTYPE2=id",
                        "TFORM2=1K",
                        "TZERO2=" + BigInteger.ONE.shiftLeft(63),
                        "TTYPE3=b",
                        "TFORM3=1B",
                        "TZERO3=-128");
    }

    @Test
    void widensWhatWasLeftOpen() throws Exception {
        TableSchema schema = schema(
                ColumnSpec.of("A", "1J"),
                ColumnSpec.variable("B", 'E'),
                ColumnSpec.of("C", "PI"),
                ColumnSpec.variableOfType("D", ElementType.STRING));
        assertThat(schema.open()).containsExactlyInAnyOrder(1, 3);
        assertThat(schema.columns()).extracting(Column::rowOffset).containsExactly(0L, 4L, 12L, 20L);
        TableSchema wide = schema.widened();
        assertThat(wide.open()).isEmpty();
        assertThat(wide.columns()).extracting(Column::rowOffset).containsExactly(0L, 4L, 20L, 28L);
        assertThat(wide.columns()).extracting(column -> column.form().text()).containsExactly("1J", "1QE", "PI", "1QA");
        assertThat(wide.rowBytes()).isEqualTo(44);
        assertThat(wide.columns())
                .extracting(Column::type)
                .isEqualTo(schema.columns().stream().map(Column::type).toList());
    }

    @Test
    void saysHowLongTheLongestCellIs() throws Exception {
        TableSchema schema = schema(
                ColumnSpec.of("A", "1J"),
                ColumnSpec.variable("B", 'E'),
                ColumnSpec.of("C", "QI(99)"),
                ColumnSpec.of("D", "0PJ"));
        assertThat(cards(schema)).contains("TFORM2=1PE", "TFORM3=QI(99)", "TFORM4=0PJ");
        TableSchema told = schema.withLongestCells(new long[] {7, 12, 0, 0});
        assertThat(cards(told)).contains("TFORM1=1J", "TFORM2=1PE(12)", "TFORM3=1QI(0)", "TFORM4=0PJ(0)");
        assertThat(cards(told.widened())).contains("TFORM2=1QE", "TFORM3=1QI(0)");
        assertThat(told.open()).containsExactly(1);
    }

    @Test
    void findsColumnsByName() throws Exception {
        TableSchema schema = schema(ColumnSpec.of("Ra", "1D"), ColumnSpec.of("DEC", "1D"));
        assertThat(schema.column("Ra")).contains(schema.columns().get(0));
        assertThat(schema.column("dec")).contains(schema.columns().get(1));
        assertThat(schema.column("x")).isEmpty();
    }

    static Stream<TableSchema> schemas() throws FitsWriteException {
        TableSchema binary = TableSchema.of(IntStream.range(0, 999)
                .mapToObj(i -> ColumnSpec.ofType("C" + i, ElementType.values()[i % 11], i % 7 + 1, i % 3 + 1)
                        .unit("m" + i)
                        .disp("I" + (i + 1))
                        .ucd("u" + i)
                        .comment("c" + i))
                .toList());
        TableSchema ascii = TableSchema.of(List.of(
                ColumnSpec.ascii("a", "A10").tnull("none"),
                ColumnSpec.ascii("b", "I12").tnull("-99").unit("s"),
                ColumnSpec.ascii("c", "D20.12").scale(2.5).zero(-1)));
        return Stream.of(TableSchema.of(List.of()), binary, ascii);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isReadFromItsOwnHeader(TableSchema schema) throws Exception {
        ColumnBatch none = new BatchBuilder(schema).batch();
        TableReader reader = WrittenTable.of(schema, none).reader();
        assertThat(reader.layout().columns()).isEqualTo(schema.columns());
        assertThat(reader.layout().rowBytes()).isEqualTo(schema.rowBytes());
        assertThat(reader.layout().warnings()).isEmpty();
        assertThat(TableSchema.of(reader.layout())).isEqualTo(schema);
        List<ColumnSpec> again =
                reader.layout().columns().stream().map(ColumnSpec::of).toList();
        assertThat(TableSchema.of(again)).isEqualTo(schema);
    }

    @Test
    void takesOverFormatsThatOthersWriteOddly() throws Exception {
        TableReader reader = new TableFile()
                .column("A", "1j")
                .column("B", "1E single")
                .column("C", "1pi(3)")
                .row(1, 1.5f, 0, 0)
                .reader();
        assertThat(cards(TableSchema.of(reader.layout()))).contains("TFORM1=1J", "TFORM2=1E", "TFORM3=1PI");
        assertThat(ColumnSpec.of(reader.layout().columns().get(2)).tform()).isEqualTo("1PI");
    }

    @Test
    void leavesOutWhatHasNoEffect() throws Exception {
        TableReader reader = new TableFile()
                .column("A", "1B", "TNULL", "999")
                .column("B", "0J", "TDIM", "'(2,3)'")
                .column("C", "1I", "TNULL", "7")
                .row((byte) 1, (short) 2)
                .reader();
        List<ColumnSpec> specs =
                reader.layout().columns().stream().map(ColumnSpec::of).toList();
        assertThat(cards(TableSchema.of(specs)))
                .containsExactly("TTYPE1=A", "TFORM1=1B", "TTYPE2=B", "TFORM2=0J", "TTYPE3=C", "TFORM3=1I", "TNULL3=7");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(ColumnSpec.of(null, "1J"), "a column needs a name"),
                arguments(ColumnSpec.of("  ", "1J"), "a column needs a name [column   ]"),
                arguments(ColumnSpec.of("a\n", "1J"), "the name has a character that is no printable ASCII: U+000A"),
                arguments(
                        ColumnSpec.of("caf\u00e9", "1J"),
                        "the name has a character that is no printable ASCII: U+00E9"),
                arguments(
                        ColumnSpec.of("a ", "1J"), "the name ends with a blank, which FITS does not keep [column a ]"),
                arguments(ColumnSpec.of("n".repeat(69), "1J"), "the name has 69 characters, more than 68 [column nnnn"),
                arguments(ColumnSpec.of("a", "1J").unit("\u00b5m"), "the TUNIT has a character that is no printable"),
                arguments(ColumnSpec.of("a", "1J").disp("\t"), "the TDISP has a character that is no printable"),
                arguments(ColumnSpec.of("a", "1J").ucd("\0"), "the TUCD has a character that is no printable"),
                arguments(ColumnSpec.of("a", "1J").comment("\r"), "the TCOMM has a character that is no printable"),
                arguments(ColumnSpec.of("a", "1Z"), "no format of a binary table that can be written: '1Z' [column a]"),
                arguments(ColumnSpec.of("a", ""), "no format of a binary table that can be written: ''"),
                arguments(ColumnSpec.of("a", "1j"), "no format of a binary table that can be written: '1j'"),
                arguments(ColumnSpec.of("a", "A10"), "no format of a binary table that can be written: 'A10'"),
                arguments(ColumnSpec.of("a", "2PJ"), "no format of a binary table that can be written: '2PJ'"),
                arguments(ColumnSpec.of("a", "PP"), "no format of a binary table that can be written: 'PP'"),
                arguments(
                        ColumnSpec.of("a", "9".repeat(19) + "J"),
                        "the format has too many digits: '9999999999999999999J'"),
                arguments(
                        ColumnSpec.of("a", "9".repeat(18) + "M"),
                        "the format takes more than 2^63 bytes in a row: '999"),
                arguments(ColumnSpec.of("a", "2147483640A"), "a row of more than 2147483639 bytes fits no Java array"),
                arguments(ColumnSpec.of("a", "10A:SSTR4"), "strings of the width 4 do not fill the format '10A:SSTR4'"),
                arguments(ColumnSpec.of("a", "10A:SSTR0"), "strings of the width 0 do not fill the format '10A:SSTR0'"),
                arguments(ColumnSpec.of("a", "1E").tnull(1), "TNULL has no meaning for the format 1E [column a]"),
                arguments(ColumnSpec.of("a", "PA").tnull(1), "TNULL has no meaning for the format PA"),
                arguments(
                        ColumnSpec.of("a", "1B").tnull(-1), "TNULL is -1, beyond the format 1B, which holds 0 to 255"),
                arguments(
                        ColumnSpec.of("a", "PI").tnull(32768),
                        "TNULL is 32768, beyond the format PI, which holds -32768 to 32767"),
                arguments(
                        ColumnSpec.of("a", "J").tnull(1L << 31),
                        "TNULL is 2147483648, beyond the format J, which holds -2147483648 to 2147483647"),
                arguments(ColumnSpec.of("a", "J").tnull("x"), "TNULL of a binary table is an integer, not 'x'"),
                arguments(ColumnSpec.of("a", "J").scale(0), "TSCAL is 0.0 [column a]"),
                arguments(ColumnSpec.of("a", "J").scale(Double.NaN), "TSCAL is NaN"),
                arguments(ColumnSpec.of("a", "J").zero(Double.POSITIVE_INFINITY), "TZERO is Infinity"),
                arguments(ColumnSpec.of("a", "1L").scale(2), "TSCAL and TZERO have no meaning for the format 1L"),
                arguments(ColumnSpec.of("a", "7A").zero(2), "TSCAL and TZERO have no meaning for the format 7A"),
                arguments(ColumnSpec.of("a", "6J").dims(2, 2), "TDIM has 4 elements, the format 6J has 6"),
                arguments(ColumnSpec.of("a", "6J").dims(7), "TDIM has 7 elements, the format 6J has 6"),
                arguments(ColumnSpec.of("a", "6J").dims(6, 0), "TDIM has an axis of 0"),
                arguments(ColumnSpec.of("a", "6J").dims(-6, -1), "TDIM has an axis of -6"),
                arguments(
                        ColumnSpec.of("a", "6J").dims(1 << 30, 1 << 30, 1 << 30, 1 << 30),
                        "TDIM has more than 2^31 elements, the format 6J has 6"),
                arguments(
                        ColumnSpec.of("a", "PJ").dims(1 << 30, 1 << 30, 2),
                        "TDIM has more than 2^31 elements, the format PJ at most 2^31"),
                arguments(
                        ColumnSpec.of("a", "1J")
                                .dims(IntStream.generate(() -> 1).limit(33).toArray()),
                        "TDIM has 33 axes, more than 32"),
                arguments(ColumnSpec.ascii("a", "J5"), "no format of an ASCII table that can be written: 'J5'"),
                arguments(ColumnSpec.ascii("a", "I0"), "no format of an ASCII table that can be written: 'I0'"),
                arguments(ColumnSpec.ascii("a", "F5"), "no format of an ASCII table that can be written: 'F5'"),
                arguments(
                        ColumnSpec.ascii("a", "F5.5"), "the format 'F5.5' has no room for the point and its decimals"),
                arguments(ColumnSpec.ascii("a", "I5").dims(1), "TDIM has no meaning in an ASCII table"),
                arguments(ColumnSpec.ascii("a", "I5").tnull(1), "TNULL of an ASCII table is a text, not the integer 1"),
                arguments(
                        ColumnSpec.ascii("a", "I2").tnull("-99"),
                        "TNULL is '-99', wider than the format I2 [column a]"),
                arguments(ColumnSpec.ascii("a", "A2").tnull(" "), "TNULL is blank, as empty strings are"),
                arguments(
                        ColumnSpec.ascii("a", "A2").tnull("\u00e9"), "the TNULL has a character that is no printable"),
                arguments(ColumnSpec.ascii("a", "A2").scale(2), "TSCAL and TZERO have no meaning for the format A2"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesTheColumnThatCannotBe(ColumnSpec spec, String message) {
        assertThatThrownBy(() -> schema(spec))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatThrownBy(() -> schema(ColumnSpec.of("Ra", "1D"), ColumnSpec.of("RA", "1E")))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("there is another column of this name; upper and lower case are the same [column RA]");
    }

    @Test
    void refusesATableThatIsHalfText() {
        assertThatThrownBy(() -> schema(ColumnSpec.of("a", "1D"), ColumnSpec.ascii("b", "I5")))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("a table cannot have columns of binary and of ASCII tables [column b]");
    }

    @Test
    void refusesAnOpenColumnThatIsNotVariable() {
        ColumnSpec open = ColumnSpec.variable("a", 'J').tform("1J");
        assertThatThrownBy(() -> schema(open))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("only a variable-length column leaves it open whether it is P or Q, not '1J' [column a]");
    }

    @Test
    void refusesMoreThan999Columns() {
        List<ColumnSpec> many = Collections.nCopies(1000, ColumnSpec.of("a", "1J"));
        assertThatThrownBy(() -> TableSchema.of(many))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("a table has at most 999 columns, there are 1000");
    }

    @Test
    void refusesRowsBeyondAnArray() {
        assertThatThrownBy(() -> schema(ColumnSpec.of("a", "268435454D"), ColumnSpec.of("b", "1D")))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("a row of more than 2147483639 bytes fits no Java array [column b]");
    }

    @Test
    void refusesTypesThatNeedMore() {
        assertThatThrownBy(() -> ColumnSpec.ofType("a", ElementType.STRING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a column of strings needs a width");
        assertThatThrownBy(() -> ColumnSpec.unsigned("a", 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no unsigned integer has 8 bits");
    }

    @Test
    void givesEachTypeAColumnThatHoldsIt() throws Exception {
        for (ElementType type : ElementType.values()) {
            if (type != ElementType.STRING) {
                Column column = schema(ColumnSpec.ofType("a", type)).columns().get(0);
                ElementType held = type == ElementType.DECIMAL ? ElementType.ULONG : type;
                assertThat(column.type()).isEqualTo(new ColumnType(held, List.of(), false));
                Column array =
                        schema(ColumnSpec.ofType("a", type, 4, 5, 6)).columns().get(0);
                assertThat(array.type()).isEqualTo(new ColumnType(held, List.of(4, 5, 6), false));
                Column variable =
                        schema(ColumnSpec.variableOfType("a", type)).columns().get(0);
                assertThat(variable.type()).isEqualTo(new ColumnType(held, List.of(), true));
            }
        }
        Column string = schema(ColumnSpec.variableOfType("a", ElementType.STRING))
                .columns()
                .get(0);
        assertThat(string.type()).isEqualTo(new ColumnType(ElementType.STRING, List.of(), false));
    }
}
