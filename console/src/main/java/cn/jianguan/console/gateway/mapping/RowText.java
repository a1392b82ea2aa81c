package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;

/** A value of a row as text; empty means that there is none. */
@FunctionalInterface
public interface RowText {
  String of(SourceRow row) throws RowRefusedException;
}
