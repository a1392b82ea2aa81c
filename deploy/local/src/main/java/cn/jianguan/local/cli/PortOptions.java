package cn.jianguan.local.cli;

import cn.jianguan.local.stack.Ports;
import picocli.CommandLine.Option;

/** Where the parts of a stack listen on 127.0.0.1. */
final class PortOptions {
  private static final String DEFAULT = " (default: 上次的端口 / that of the last start)";

  @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka" + DEFAULT)
  private int kafka;

  @Option(names = "--clickhouse-port", paramLabel = "PORT", description = "ClickHouse" + DEFAULT)
  private int clickHouse;

  @Option(names = "--flink-port", paramLabel = "PORT", description = "Flink REST" + DEFAULT)
  private int flink;

  @Option(names = "--metrics-port", paramLabel = "PORT", description = "指标 / metrics" + DEFAULT)
  private int metrics;

  @Option(names = "--console-port", paramLabel = "PORT", description = "页面 / page" + DEFAULT)
  private int console;

  Ports ports() {
    return new Ports(kafka, clickHouse, flink, metrics, console);
  }
}
