package cn.jianguan.jobs.load.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.jobs.load.table.Column;
import cn.jianguan.jobs.load.table.ColumnType;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.log.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
  private final Table<String> table =
      new Table<>(
          "t",
          "t",
          List.of(
              new Column<>("a", ColumnType.STRING, "a", LogRow::record),
              new Column<>("b", ColumnType.LONG, "b", row -> Long.valueOf(row.record()))),
          List.of(),
          "b",
          "",
          "a");

  private final Block<String> block = new Block<>(table, "act-log", 3);

  @Test
  void token_namesTableAndOffsets() {
    block.add(row("1", 100));
    block.add(row("2", 250));

    assertThat(block.token(0, 2)).isEqualTo(table.form() + "|act-log|3|100-250");
  }

  @Test
  void token_ofAPartIsAnother() {
    block.add(row("1", 100));
    block.add(row("2", 100));

    assertThat(block.token(0, 1)).isNotEqualTo(block.token(1, 2));
    assertThat(block.token(0, 1)).isNotEqualTo(block.token(0, 2));
  }

  @Test
  void parts_areTheWhole() throws IOException {
    for (int i = 0; i < 100; i++) {
      block.add(row("" + i, i));
    }

    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    block.writeTo(whole, 0, 100);
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    block.writeTo(parts, 0, 1);
    block.writeTo(parts, 1, 57);
    block.writeTo(parts, 57, 100);

    assertThat(parts.toByteArray()).isEqualTo(whole.toByteArray()).hasSize(block.bytes());
  }

  @Test
  void rowThatFailsHalfWay_leavesNothing() {
    block.add(row("1", 100));
    int before = block.bytes();

    assertThatThrownBy(() -> block.add(row("x", 101))).isInstanceOf(NumberFormatException.class);
    assertThat(block.bytes()).isEqualTo(before);
    assertThat(block.rows()).isEqualTo(1);
  }

  @Test
  void tokenOfRows_isTheSameHoweverTheBlockWasCut() {
    Block<String> later = new Block<>(table, "act-log", 3);
    for (long offset : new long[] {9, 10, 10, 10, 11}) {
      block.add(row("1", offset));
      if (offset > 9) {
        later.add(row("1", offset));
      }
    }

    assertThat(block.token(2, 4)).isEqualTo(later.token(1, 3));
    assertThat(block.token(1, 3)).isNotEqualTo(later.token(1, 3));
  }

  @Test
  void droppedRecord_leavesTheOthers() throws IOException {
    block.add(row("1", 100));
    LogRow<String> bad = row("2", 101);
    block.add(bad);
    block.add(bad);
    block.drop(bad.at());
    block.add(row("3", 102));

    Block<String> without = new Block<>(table, "act-log", 3);
    without.add(row("1", 100));
    without.add(row("3", 102));
    assertThat(bytes(block)).isEqualTo(bytes(without));
    assertThat(block.token(0, 2)).isEqualTo(without.token(0, 2));
  }

  private static byte[] bytes(Block<?> block) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    block.writeTo(bytes, 0, block.rows());
    return bytes.toByteArray();
  }

  private static LogRow<String> row(String record, long offset) {
    return new LogRow<>(record, LogRecord.unopened("act-log", 3, offset, 0, new byte[0]));
  }
}
