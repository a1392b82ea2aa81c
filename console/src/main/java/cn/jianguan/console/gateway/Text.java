package cn.jianguan.console.gateway;

/** A value of a row as text; empty means that there is none. */
@FunctionalInterface
interface Text {
  String of(SourceRow row) throws RowRefusedException;
}
