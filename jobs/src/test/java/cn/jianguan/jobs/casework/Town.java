package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reference data of a small province for tests: agencies of 320102 (county), 320100 (city) and
 * 320000 (province), and the working calendar of autumn 2020 as the State Council's notice set it:
 * holidays 1 to 8 October, 27 September and 10 October worked.
 */
public final class Town {
  public static final String COUNTY = "320102";
  public static final String MARKET = "A-SC-320102";
  public static final String MARKET_CITY = "A-SC-320100";
  public static final String ECOLOGY_CITY = "A-ST-320100";
  public static final String SECOND = "A-SC-320104";
  public static final String JUSTICE = "A-JU-320102";
  public static final String CC = "C-320102";
  public static final String CC_OTHER = "C-320104";
  public static final String MC = "C-320100";
  public static final String PC = "C-320000";
  public static final String SUPERVISOR = "S-320000";

  private Town() {}

  public static List<ReferenceRecord> reference() {
    List<ReferenceRecord> rows = new ArrayList<>();
    rows.add(row(agency(MARKET, 4, COUNTY, "SC", "DEPT")));
    rows.add(row(agency(SECOND, 4, "320104", "SC", "DEPT")));
    rows.add(row(agency(MARKET_CITY, 3, "320100", "SC", "DEPT")));
    rows.add(row(agency(ECOLOGY_CITY, 3, "320100", "ST", "")));
    rows.add(row(agency(JUSTICE, 4, COUNTY, "", "JUSTICE")));
    rows.add(row(agency(CC, 4, COUNTY, "", "COUNTY_CENTRE")));
    rows.add(row(agency(CC_OTHER, 4, "320104", "", "COUNTY_CENTRE")));
    rows.add(row(agency(MC, 3, "320100", "", "CITY_CENTRE")));
    rows.add(row(agency(PC, 2, "320000", "", "PROV_CENTRE")));
    rows.add(row(agency(SUPERVISOR, 2, "320000", "", "SUPERVISOR")));
    for (int day = 1; day <= 8; day++) {
      rows.add(row(calendar(LocalDate.of(2020, 10, day), false)));
    }
    rows.add(row(calendar(LocalDate.of(2020, 9, 27), true)));
    rows.add(row(calendar(LocalDate.of(2020, 10, 10), true)));
    return rows;
  }

  public static Directory directory() {
    Directory directory = new Directory();
    reference().forEach(record -> directory.take(record, 0));
    return directory;
  }

  public static Agency agency(String code, int level, String area, String domain, String role) {
    return Agency.newBuilder()
        .setCode(code)
        .setName("机构 " + code)
        .setLevel(level)
        .setAreaNumber(area)
        .setDomain(domain)
        .setRole(role)
        .build();
  }

  public static Authority authority(String item, String area, String agency, int level) {
    return Authority.newBuilder()
        .setItemCode(item)
        .setAreaNumber(area)
        .setAgencyCode(agency)
        .setLevel(level)
        .build();
  }

  private static CalendarDay calendar(LocalDate day, boolean working) {
    return CalendarDay.newBuilder().setDate(day).setWorking(working).build();
  }

  /** A reference row whose identity is its content. */
  public static ReferenceRecord row(Object body) {
    return row(body.toString(), Operation.INSERT, body);
  }

  public static ReferenceRecord row(String id, Operation operation, Object body) {
    Envelope envelope =
        Envelope.newBuilder()
            .setCdId(id)
            .setCdSource("test")
            .setCdBatch("2020090100001")
            .setCdOperation(operation)
            .build();
    return ReferenceRecord.newBuilder().setEnvelope(envelope).setBody(body).build();
  }
}
