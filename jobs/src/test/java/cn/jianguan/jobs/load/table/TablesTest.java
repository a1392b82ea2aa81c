package cn.jianguan.jobs.load.table;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.load.backtest.BacktestTables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablesTest {
  @Test
  void columns_areUniqueAndExplained() {
    List<Table<?>> tables = new ArrayList<>(new Tables().all());
    tables.addAll(new BacktestTables().all());
    for (Table<?> table : tables) {
      Set<String> names = new HashSet<>();
      for (Column<?> column : table.columns()) {
        assertThat(names.add(column.name())).as(table.name() + "." + column.name()).isTrue();
        assertThat(column.comment()).as(table.name() + "." + column.name()).contains(" / ");
      }
    }
  }
}
