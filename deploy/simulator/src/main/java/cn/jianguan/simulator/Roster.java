package cn.jianguan.simulator;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Officer;
import cn.jianguan.record.RandomItemList;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One list, two libraries: what a department checks at random, and its officers who do. */
final class Roster {
  private static final int OFFICERS = 3;
  private static final int A_YEAR = 365;

  private final Province province;
  private final Period period;

  Roster(Province province, Period period) {
    this.province = province;
    this.period = period;
  }

  void tell(Consumer<PlannedAct> to) {
    Instant at = period.from().plusSeconds(1);
    for (Agency department : province.departments()) {
      for (int number = 1; number <= OFFICERS; number++) {
        to.accept(new PlannedAct(officer(department, number, at), at.toEpochMilli()));
      }
    }
    for (Agency department : province.inspecting()) {
      for (String item : province.itemsOf(department)) {
        to.accept(new PlannedAct(list(department, item, at), at.toEpochMilli()));
      }
    }
  }

  /** Certificates of all officers of a department, two of whom make a visit. */
  static List<String> certificates(Agency department) {
    return IntStream.rangeClosed(1, OFFICERS).mapToObj(it -> certificate(department, it)).toList();
  }

  private static String certificate(Agency department, int number) {
    return Simulated.AGENCY + "ZF-" + department.getCode() + '-' + number;
  }

  private SupervisionAct officer(Agency department, int number, Instant at) {
    String certificate = certificate(department, number);
    Officer officer =
        Officer.newBuilder()
            .setOfficerId(certificate)
            .setName(Simulated.NAME + "执法人员")
            .setCertificateNo(certificate)
            .setCertificateFrom(period.firstDay().minusDays(A_YEAR))
            .setCertificateTo(period.firstDay().plusDays(3L * A_YEAR))
            .setDomains(new ArrayList<>(List.of(department.getDomain())))
            .setOnRoster(true)
            .setStatus("ACTIVE")
            .build();
    return Rows.of(ActKind.OFFICER, "OFFICER-" + certificate, department, at, at)
        .setBody(officer)
        .build();
  }

  private SupervisionAct list(Agency department, String item, Instant at) {
    String id = Simulated.AGENCY + "QD-" + department.getCode() + '-' + item;
    RandomItemList list =
        RandomItemList.newBuilder()
            .setListId(id.substring(Math.max(0, id.length() - 50)))
            .setCheckMode("1")
            .setRatio(0.05)
            .setFrequency(1)
            .setRiskClass("GENERAL")
            .setStatus("ACTIVE")
            .build();
    return Rows.of(ActKind.RANDOM_ITEM_LIST, "LIST-" + id, department, at, at)
        .setItemCode(item)
        .setBody(list)
        .build();
  }
}
