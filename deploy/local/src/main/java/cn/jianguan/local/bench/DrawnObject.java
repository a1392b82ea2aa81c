package cn.jianguan.local.bench;

import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskObject;
import java.util.ArrayList;
import java.util.List;

/**
 * An object that is drawn, by an act about it: the act's agency will visit it for the act's item.
 *
 * @param act any that names an object, an agency and an item
 */
record DrawnObject(SupervisionAct act) {

  static boolean canBe(SupervisionAct act) {
    return !act.getParty().getUiCode().isEmpty()
        && !act.getAgencyCode().isEmpty()
        && !act.getItemCode().isEmpty();
  }

  String code() {
    return act.getParty().getUiCode();
  }

  /** The same drawn of another object, which nothing else is said of. */
  DrawnObject at(String code) {
    SupervisionAct other = SupervisionAct.newBuilder(act).build();
    Party party = Party.newBuilder(act.getParty()).build();
    party.setUiCode(code);
    other.setParty(party);
    return new DrawnObject(other);
  }

  TaskObject drawnFor(String task, String plan) {
    return TaskObject.newBuilder()
        .setTaskId(task)
        .setPlanId(plan)
        .setItemCodes(new ArrayList<>(List.of(act.getItemCode())))
        .setCreditClass("B")
        .setStatus("DRAWN")
        .build();
  }
}
