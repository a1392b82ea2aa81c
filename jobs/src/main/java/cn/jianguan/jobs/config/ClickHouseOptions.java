package cn.jianguan.jobs.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Where ClickHouse is and who asks. */
public final class ClickHouseOptions {
  public static final ConfigOption<String> ENDPOINT =
      key("clickhouse.endpoint")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "必填，HTTP 接口地址 / required: address of the HTTP interface, e.g."
                  + " http://127.0.0.1:8123");
  public static final ConfigOption<String> DATABASE =
      key("clickhouse.database")
          .stringType()
          .defaultValue("default")
          .withDescription("库名 / database that holds the tables");
  public static final ConfigOption<String> USER =
      key("clickhouse.user").stringType().defaultValue("default").withDescription("用户 / user");
  public static final ConfigOption<String> PASSWORD =
      key("clickhouse.password")
          .stringType()
          .defaultValue("")
          .withDescription("密码，不写入日志 / password; never logged");

  public static final ConfigOption<String> READER_USER =
      key("clickhouse.reader.user")
          .stringType()
          .defaultValue("")
          .withDescription(
              "只读用户，供查询 / user who only reads, for people's queries; empty: clickhouse.user");
  public static final ConfigOption<String> READER_PASSWORD =
      key("clickhouse.reader.password")
          .stringType()
          .defaultValue("")
          .withDescription("只读用户的密码，不写入日志 / password of the reader; never logged");

  static final List<Constraint<?>> ALL =
      List.of(
          Constraint.text(ENDPOINT),
          Constraint.text(DATABASE),
          Constraint.text(USER),
          Constraint.secret(PASSWORD, 0),
          Constraint.text(READER_USER),
          Constraint.secret(READER_PASSWORD, 0));

  private ClickHouseOptions() {}
}
