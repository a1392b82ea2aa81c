package cn.jianguan.server.alert;

import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The queue as a table for people: columns under both languages, moments in Asia/Shanghai.
 *
 * @param value text, a number, a {@link ZonedDateTime}, or null
 */
record AlertExport(String title, Function<AlertLine, Object> value) {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The national order of warning colours. */
  private static final Map<String, String> COLOURS =
      Map.of("RED", "红 / red", "ORANGE", "橙 / orange", "YELLOW", "黄 / yellow", "BLUE", "蓝 / blue");

  static final List<AlertExport> COLUMNS =
      List.of(
          column("预警号 alert", AlertLine::alertId),
          column("等级 severity", it -> COLOURS.getOrDefault(it.severity(), it.severity())),
          column("标题", AlertLine::titleZh),
          column("title", AlertLine::titleEn),
          column("对象 object", AlertLine::objectName),
          column("对象键 key", AlertLine::objectKey),
          column("模型 model", AlertLine::modelId),
          column("模型名称", AlertLine::modelZh),
          column("状态 state", it -> word(Word.of(AlertState.valueOf(it.state())))),
          column(
              "牌 card",
              it -> it.card().equals("NONE") ? null : word(Word.of(Card.valueOf(it.card())))),
          column("持牌单位 card of", AlertLine::cardHolderName),
          column("承办机关 addressee", AlertLine::addresseeName),
          column("机关代码 code", AlertLine::addressee),
          column("区划 region", AlertLine::areaName),
          column("区划代码 code", AlertLine::areaNumber),
          column("命中 hits", AlertLine::hitCount),
          column("发出 raised", it -> at(it.emittedAt())),
          column("环节到期 due", it -> at(it.due())),
          column("总到期 due in all", it -> at(it.dueTotal())),
          column("办结 closed", it -> at(it.closedAt())));

  private static AlertExport column(String title, Function<AlertLine, Object> value) {
    return new AlertExport(title, value);
  }

  private static String word(Word word) {
    return word.zh() + " / " + word.en();
  }

  private static ZonedDateTime at(Instant moment) {
    return moment == null ? null : moment.atZone(ZONE);
  }
}
