package cn.jianguan.jobs.statistics;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** How the beans are serialized; a field may be added, a stored state reads on. */
final class Beans {
  private static final TypeInformation<Map<String, Long>> COUNTS =
      Types.MAP(Types.STRING, Types.LONG);

  static final TypeInformation<Contribution> CONTRIBUTION =
      Types.POJO(
          Contribution.class,
          Map.of("cell", Types.STRING, "counts", COUNTS, "logTime", Types.LONG));

  static final TypeInformation<AlertImage> IMAGE =
      Types.POJO(
          AlertImage.class,
          Map.of(
              "alertId",
              Types.STRING,
              "seq",
              Types.INT,
              "logTime",
              Types.LONG,
              "contributions",
              Types.LIST(CONTRIBUTION)));

  static final TypeInformation<CellCounts> CELL =
      Types.POJO(
          CellCounts.class,
          Map.of(
              "cell",
              Types.STRING,
              "counts",
              COUNTS,
              "carries",
              COUNTS,
              "version",
              Types.LONG,
              "logTime",
              Types.LONG));

  private Beans() {}
}
