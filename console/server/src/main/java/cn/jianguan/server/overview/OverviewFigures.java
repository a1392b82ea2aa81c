package cn.jianguan.server.overview;

import java.util.List;

/** What the overview counts of the alerts that one asker may see. Names are left empty. */
sealed interface OverviewFigures permits StandingFigures, AskedFigures {
  long DAY_MILLIS = 86_400_000;

  /** Alerts as they stand, and what came and went within a day and within the day before it. */
  record Numbers(
      long open,
      long overdue,
      long raised,
      long raisedBefore,
      long closed,
      long closedBefore,
      long carded,
      long spared,
      long judged,
      long verified) {}

  /** Open alerts of a region itself. */
  record Cell(String areaNumber, long red, long orange, long yellow, long blue) {}

  /** How one department does. */
  record Department(
      String code, String name, long open, long overdue, long closed, long judged, long verified) {
    Department named(String itsName) {
      return new Department(code, itsName, open, overdue, closed, judged, verified);
    }
  }

  /** How one model does. */
  record ModelLine(
      String modelId, String nameZh, String nameEn, long open, long judged, long verified) {
    ModelLine named(String zh, String en) {
      return new ModelLine(modelId, zh, en, open, judged, verified);
    }
  }

  /** Alerts raised on a day. */
  record Day(String day, long red, long orange, long yellow, long blue) {}

  Numbers numbers();

  List<Cell> cells();

  /** Most overdue first. */
  List<Department> departments(int most);

  /** Most open first. */
  List<ModelLine> models(int most);

  /**
   * Days on which an alert was raised, in their order.
   *
   * @param since epoch ms, exclusively
   */
  List<Day> days(long since);
}
