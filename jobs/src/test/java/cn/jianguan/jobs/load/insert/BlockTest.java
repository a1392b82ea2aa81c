package cn.jianguan.jobs.load.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.jobs.load.table.Column;
import cn.jianguan.jobs.load.table.ColumnType;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.Table;
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
    block.add(new LogRow<>("1", 3, 100));
    block.add(new LogRow<>("2", 3, 250));

    assertThat(block.token(0, 2)).isEqualTo("t/2|act-log|3|100-250");
  }

  @Test
  void token_ofAPartIsAnother() {
    block.add(new LogRow<>("1", 3, 100));
    block.add(new LogRow<>("2", 3, 100));

    assertThat(block.token(0, 1)).isNotEqualTo(block.token(1, 2));
    assertThat(block.token(0, 1)).isNotEqualTo(block.token(0, 2));
  }

  @Test
  void parts_areTheWhole() throws IOException {
    for (int i = 0; i < 100; i++) {
      block.add(new LogRow<>("" + i, 3, i));
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
    block.add(new LogRow<>("1", 3, 100));
    int before = block.bytes();

    assertThatThrownBy(() -> block.add(new LogRow<>("x", 3, 101)))
        .isInstanceOf(NumberFormatException.class);
    assertThat(block.bytes()).isEqualTo(before);
    assertThat(block.rows()).isEqualTo(1);
  }
}
