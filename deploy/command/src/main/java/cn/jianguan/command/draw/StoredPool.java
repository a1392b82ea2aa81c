package cn.jianguan.command.draw;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.rules.draw.PoolObject;
import cn.jianguan.rules.grade.GradeClass;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The library of objects as a stack knows it: registered objects of an area that go on. */
final class StoredPool {
  /** Who has no class is B, as in a file. */
  private static final String NO_CLASS = "B";

  /**
   * Classes and lists in force on the day, alerts that are open now, and random inspections (those
   * that name a task) of the two years before; those of one joint task are one visit.
   */
  private static final String SQL =
      """
      WITH toDate32(?) AS day
      SELECT o.object_key AS object, o.newest_name AS name, o.newest_area AS area,
        c.class AS class, ifNull(c.red, 0) AS red_list,
        a.open_yellow, a.open_orange, a.open_red, v.year, v.two_years
      FROM (SELECT object_key, argMax(object_name, log_time) AS newest_name,
          argMax(area_number, log_time) AS newest_area
        FROM act_object FINAL
        WHERE object_key != '' AND status NOT IN ('CLOSED', 'CANCELLED', 'REVOKED')
          AND startsWith(area_number, ?) AND startsWith(object_key, ?)
        GROUP BY object_key) AS o
      LEFT JOIN (SELECT object_key,
          argMaxIf(grade, (ifNull(effective_from, occurred_day), act_id),
            grade IN ('A', 'B', 'C', 'D')) AS class,
          argMaxIf(in_out != 'OUT', (ifNull(effective_from, occurred_day), act_id),
            list_type = 'RED') AS red
        FROM act_credit FINAL
        WHERE ifNull(effective_from, occurred_day) <= day
          AND (effective_to IS NULL OR effective_to >= day)
        GROUP BY object_key) AS c ON c.object_key = o.object_key
      LEFT JOIN (SELECT object_key, countIf(CAST(severity, 'String') = 'YELLOW') AS open_yellow,
          countIf(CAST(severity, 'String') = 'ORANGE') AS open_orange,
          countIf(CAST(severity, 'String') = 'RED') AS open_red
        FROM alert_current WHERE is_open GROUP BY object_key) AS a ON a.object_key = o.object_key
      LEFT JOIN (SELECT object_key,
          uniqExactIf(visit, occurred_day > day - 365) AS year, uniqExact(visit) AS two_years
        FROM (SELECT object_key, occurred_day,
            if(joint_task_id = '', act_id, concat('joint:', joint_task_id)) AS visit
          FROM act_inspection FINAL
          WHERE task_id != '' AND occurred_day <= day AND occurred_day > day - 730)
        GROUP BY object_key) AS v ON v.object_key = o.object_key
      ORDER BY object
      """;

  private StoredPool() {}

  /**
   * Objects whose region and key begin so.
   *
   * @param day of the draw
   */
  static List<PoolObject> objects(ClickHouse clickHouse, LocalDate day, String area, String prefix)
      throws IOException {
    return clickHouse.query(SQL, StoredPool::object, day.toString(), area, prefix);
  }

  private static PoolObject object(ResultSet row) throws SQLException {
    String grade = row.getString("class");
    return new PoolObject(
        row.getString("object"),
        row.getString("name"),
        row.getString("area"),
        GradeClass.valueOf(grade == null || grade.isEmpty() ? NO_CLASS : grade),
        row.getInt("open_yellow"),
        row.getInt("open_orange"),
        row.getInt("open_red"),
        row.getInt("red_list") != 0,
        row.getInt("year"),
        row.getInt("two_years"));
  }
}
