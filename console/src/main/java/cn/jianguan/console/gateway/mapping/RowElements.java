package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.SourceRow;
import java.util.List;

/** The elements of an array in a row; null where there is a text instead. */
@FunctionalInterface
public interface RowElements {
  List<String> of(SourceRow row);
}
