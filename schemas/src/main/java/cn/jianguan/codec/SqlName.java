package cn.jianguan.codec;

import cn.jianguan.record.ActKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the schemas' names are called in ClickHouse: {@code snake_case}. */
public final class SqlName {
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  private SqlName() {}

  /** The field {@code cdSource}, a feature of models too, is the column {@code cd_source}. */
  public static String column(String field) {
    return HUMP.matcher(field).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  /** Acts of the kind {@code OTHER_ACT} are in the table {@code act_other_act}. */
  public static String table(ActKind kind) {
    return "act_" + kind.name().toLowerCase(Locale.ROOT);
  }
}
