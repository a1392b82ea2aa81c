package cn.jianguan.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelSet;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private static final Pack PACK = PackLibrary.shipped("JD-01");

  @Test
  void shippedPack_isAdmitted() {
    assertThat(Admission.refusal(record(PACK))).isEmpty();
  }

  @Test
  void publisherWhoIsTheAuthor_isRefusedForActiveOnly() {
    ModelRecord record = record(PACK);
    record.setPublisher(record.getAuthor());
    assertThat(Admission.refusal(record)).contains("must not be the author");
    record.setState(ModelState.SHADOW);
    assertThat(Admission.refusal(record)).isEmpty();
  }

  @Test
  void wordsThatThePackDoesNotSay_areRefused() {
    ModelRecord named = record(PACK);
    named.setNameZh("别的名称");
    assertThat(Admission.refusal(named)).contains("name.zh", "别的名称");
    ModelRecord placed = record(PACK);
    placed.setModelSet(ModelSet.CORE);
    assertThat(Admission.refusal(placed)).contains("set", "CORE");
    ModelRecord numbered = record(PACK);
    numbered.setVersion("9.9.9");
    assertThat(Admission.refusal(numbered)).contains("version", "9.9.9");
  }

  @Test
  void wordsThatAreNotTold_areNotCompared() {
    ModelRecord record = record(PACK);
    record.setNameZh("");
    record.setNameEn("");
    record.setDomain("");
    record.setModelSet(null);
    assertThat(Admission.refusal(record)).isEmpty();
  }

  @Test
  void changedFiles_areRefused() {
    ModelRecord record = record(PACK);
    record.getFiles().merge(Pack.LOGIC, " ", String::concat);
    assertThat(Admission.refusal(record)).contains("sha256");
  }

  @Test
  void packWithFindings_isRefused() {
    TreeMap<String, String> files = new TreeMap<>(PACK.files());
    files.computeIfPresent(
        Pack.MODEL, (name, text) -> text.replace("&& agencyCode != ''", "&& agencyCod != ''"));
    assertThat(Admission.refusal(record(new Pack("JD-01", files)))).contains("agencyCod");
  }

  private static ModelRecord record(Pack pack) {
    return pack.publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "publisher");
  }
}
