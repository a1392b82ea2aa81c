package cn.jianguan.simulator;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What nobody minds: the registrations of all enterprises, on the first day. */
final class Ordinary {
  private final Province province;
  private final Period period;

  Ordinary(Province province, Period period) {
    this.province = province;
    this.period = period;
  }

  void tell(Consumer<PlannedAct> to) {
    List<Enterprise> all = province.enterprises();
    for (int i = 0; i < all.size(); i++) {
      long at = period.from().plus(Duration.ofSeconds(60 + i)).toEpochMilli();
      to.accept(new PlannedAct(registration(all.get(i), at), at));
    }
  }

  private SupervisionAct registration(Enterprise enterprise, long at) {
    Agency agency = province.department("SC", enterprise.area());
    Envelope envelope =
        Simulated.envelope(
            Sources.ofDomain("SC"), "SIM-OBJECT-" + enterprise.code(), at, 1, Operation.INSERT);
    return SupervisionAct.newBuilder()
        .setEnvelope(envelope)
        .setKind(ActKind.OBJECT)
        .setOccurredAt(java.time.Instant.ofEpochMilli(at))
        .setDomain("SC")
        .setAgencyCode(agency.getCode())
        .setAgencyName(agency.getName())
        .setAreaNumber(enterprise.area())
        .setObjectName(enterprise.name())
        .setParty(
            Party.newBuilder()
                .setName(enterprise.name())
                .setNature("1")
                .setCeType("USCC")
                .setUiCode(enterprise.code())
                .build())
        .setBody(SupervisedObject.newBuilder().setStatus("存续").build())
        .build();
  }
}
