package cn.jianguan.command.grades;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.rules.grade.GradeFact;
import cn.jianguan.rules.grade.GradedObject;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.TreeSet;

/** What the tables of a stack say, as rows stand now. */
final class StoredHistory {
  private static final String OBJECTS =
      "SELECT object_key, object_name, if(industry_code = '', industry_name, industry_code) AS industry,"
          + " area_number, township, arrayStringConcat(programmes, ';') AS programmes,"
          + " toUnixTimestamp64Milli(log_time) AS known FROM act_object FINAL"
          + " WHERE object_key != '' ORDER BY log_time, act_id";

  /**
   * All kinds of facts in one form. A penalty counts for who broke the law, and for the site or
   * seat under which the decision is registered. Classes that were published from here are no class
   * that a department gave. An alert that was found untrue is none; a true one weighs what its
   * severity says.
   */
  private static final String FACTS =
      "SELECT arrayJoin(arrayDistinct(if(registered = '', [own], [own, registered]))) AS object_key,"
          + " 'PENALTY' AS kind, toString(occurred_day) AS day, '' AS until,"
          + " agency_code AS department, fine_fen / 100 AS amount,"
          + " toUnixTimestamp64Milli(log_time) AS known"
          + " FROM (SELECT object_key AS own, occurred_day, agency_code, fine_fen, log_time,"
          + " if(registered_id = '', '', concat(splitByChar(':', own)[1], ':',"
          + " replaceAll(registered_id, ' ', ''))) AS registered"
          + " FROM act_penalty FINAL WHERE object_key != '' AND NOT revoked AND NOT no_penalty)"
          + " UNION ALL SELECT object_key, 'CORRECTION', toString(improve_deadline), '', agency_code,"
          + " 0, toUnixTimestamp64Milli(log_time) FROM act_penalty FINAL WHERE object_key != ''"
          + " AND NOT revoked AND NOT no_penalty AND improve_deadline IS NOT NULL AND recheck_result = ''"
          + " UNION ALL SELECT object_key, 'FILING', toString(occurred_day), '', report_type,"
          + " ifNull(value, 0), toUnixTimestamp64Milli(log_time)"
          + " FROM act_report_filing FINAL WHERE object_key != ''"
          + " UNION ALL SELECT object_key, 'FILING', toString(occurred_day), '', 'WASTE',"
          + " ifNull(quantity, 0), toUnixTimestamp64Milli(log_time)"
          + " FROM act_waste_manifest FINAL WHERE object_key != ''"
          + " UNION ALL SELECT object_key, 'COMPLAINT', toString(occurred_day), '', domain, 0,"
          + " toUnixTimestamp64Milli(log_time) FROM act_complaint FINAL WHERE object_key != ''"
          + " UNION ALL SELECT object_key, 'IMPORTED',"
          + " toString(ifNull(effective_from, occurred_day)), ifNull(toString(effective_to), ''),"
          + " grade, 0, toUnixTimestamp64Milli(log_time) FROM act_credit FINAL"
          + " WHERE object_key != '' AND grade IN ('A', 'B', 'C', 'D') AND cd_source != '"
          + GradePublication.SOURCE
          + "'"
          + " UNION ALL SELECT object_key, 'LISTED',"
          + " toString(ifNull(effective_from, occurred_day)),"
          + " if(in_out = 'OUT', toString(ifNull(effective_from, occurred_day) - 1),"
          + " ifNull(toString(effective_to), '')),"
          + " list_type, 0, toUnixTimestamp64Milli(log_time) FROM act_credit FINAL"
          + " WHERE object_key != '' AND list_type IN ('BLACK', 'ABNORMAL', 'SERIOUS')"
          + " UNION ALL SELECT object_key, 'ALERT', toString(toDate(emitted_at, 'Asia/Shanghai')), '',"
          + " toString(severity), toFloat64(CAST(severity, 'Int8')),"
          + " toUnixTimestamp64Milli(emitted_at) FROM alert_current"
          + " WHERE object_key != '' AND is_emitted AND toString(state) != 'CANCELLED'"
          + " AND toString(conclusion) NOT IN ('FALSE', 'UNVERIFIABLE', 'DUPLICATE', 'LATE_DATA')";

  private final ClickHouse clickHouse;
  private final Known known;

  StoredHistory(ClickHouse clickHouse, Known known) {
    this.clickHouse = clickHouse;
    this.known = known;
  }

  void read() throws IOException {
    clickHouse.query(OBJECTS, this::object);
    clickHouse.query(FACTS, this::fact);
  }

  private Void object(ResultSet row) throws SQLException {
    TreeSet<String> programmes = new TreeSet<>();
    for (String programme : row.getString("programmes").split(";")) {
      if (!programme.isEmpty()) {
        programmes.add(programme);
      }
    }
    GradedObject object =
        new GradedObject(
            row.getString("object_key"),
            row.getString("object_name"),
            row.getString("industry"),
            row.getString("area_number"),
            row.getString("township"),
            programmes);
    known.object(object, row.getLong("known"));
    return null;
  }

  private Void fact(ResultSet row) throws SQLException {
    String until = row.getString("until");
    known.fact(
        new GradeFact(
            row.getString("object_key"),
            GradeFact.Kind.valueOf(row.getString("kind")),
            LocalDate.parse(row.getString("day")),
            until.isEmpty() ? null : LocalDate.parse(until),
            row.getString("department"),
            row.getDouble("amount")),
        row.getLong("known"));
    return null;
  }
}
