package cn.jianguan.rules.explain;

import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitRecord;
import cn.jianguan.rules.pack.BilingualText;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.wording.Language;
import cn.jianguan.rules.wording.Names;
import cn.jianguan.rules.wording.Quantity;
import cn.jianguan.rules.wording.Spoken;
import cn.jianguan.rules.wording.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A hit as a sentence, made from its own evidence: nothing is looked up or computed again. Times
 * are Asia/Shanghai; 00:00 is told as the day.
 */
public final class Explanation {
  private static final Wording WORDING =
      new Wording(Language.ZH, Names.none(), ZoneId.of("Asia/Shanghai"));
  private static final int NAMED_ACTS = 10;

  private Explanation() {}

  /**
   * The sentence in Chinese and in English.
   *
   * @param currency ISO 4217 code of the money it speaks of; empty CNY
   */
  public static BilingualText of(HitRecord hit, Manifest manifest, String currency) {
    return new BilingualText(
        chinese(hit, manifest, new EvidenceWords(manifest, Language.ZH, currency)),
        english(hit, manifest, new EvidenceWords(manifest, Language.EN, currency)));
  }

  private static String chinese(HitRecord hit, Manifest manifest, EvidenceWords words) {
    String compared =
        values(hit, words, name -> manifest.label(name).zh(), " 为 ", "（比较值 ", "）", "；");
    return String.format(
        "【%s】%s %s（版本 %s）：%s%s发生于 %s，%s 得知。%s依据：%s。",
        CodeNames.severity(hit.getSeverity()).zh(),
        hit.getModelId(),
        manifest.definition().nameZh(),
        hit.getModelVersion(),
        hit.getReasonZh(),
        compared.isEmpty() ? "" : "指标：" + compared + "。",
        time(hit.getOccurredAt()),
        time(hit.getLogTime()),
        acts(hit, "计入 %d 条记录：", "、", " 等") + (hit.getActIds().isEmpty() ? "" : "。"),
        String.join("、", manifest.definition().basis()));
  }

  private static String english(HitRecord hit, Manifest manifest, EvidenceWords words) {
    String compared =
        values(hit, words, name -> manifest.label(name).en(), " ", " (against ", ")", "; ");
    return String.format(
        "[%s] %s %s (version %s): %s%s Occurred %s, known %s. %sBasis: %s.",
        CodeNames.severity(hit.getSeverity()).en(),
        hit.getModelId(),
        manifest.definition().nameEn(),
        hit.getModelVersion(),
        hit.getReasonEn(),
        compared.isEmpty() ? "" : " Values: " + compared + ".",
        time(hit.getOccurredAt()),
        time(hit.getLogTime()),
        acts(hit, "%d acts counted: ", ", ", " …") + (hit.getActIds().isEmpty() ? "" : ". "),
        String.join(", ", manifest.definition().basis()));
  }

  private static String values(
      HitRecord hit,
      EvidenceWords words,
      Function<String, String> label,
      String is,
      String open,
      String close,
      String separator) {
    return hit.getEvidence().stream()
        .map(value -> label.apply(value.getName()) + is + value(value, words, open, close))
        .collect(Collectors.joining(separator));
  }

  private static String value(EvidenceValue value, EvidenceWords words, String open, String close) {
    String threshold = words.threshold(value);
    return words.value(value) + (threshold.isEmpty() ? "" : open + threshold + close);
  }

  private static String acts(HitRecord hit, String head, String separator, String more) {
    List<String> ids = hit.getActIds();
    if (ids.isEmpty()) {
      return "";
    }
    String named = ids.stream().limit(NAMED_ACTS).collect(Collectors.joining(separator));
    boolean cut = hit.getActTotal() > Math.min(ids.size(), NAMED_ACTS);
    return String.format(head, hit.getActTotal()) + named + (cut ? more : "");
  }

  private static String time(Instant instant) {
    return WORDING.of(new Spoken(instant.toEpochMilli(), Quantity.MOMENT), "");
  }
}
