package cn.jianguan.command.models;

import cn.jianguan.codec.SqlName;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.HitRecord;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.wording.Language;
import cn.jianguan.rules.wording.Names;
import cn.jianguan.rules.wording.Quantity;
import cn.jianguan.rules.wording.Spoken;
import cn.jianguan.rules.wording.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The acts a hit counted, with the fields its model looks at: those whose names stand in its
 * manifest or rules.
 */
final class CountedActs {
  private static final int SHOWN = 10;
  private static final String FEN = "_fen";
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every kind has columns of its own; as JSON they keep their names. */
  private static final String ACT =
      "SELECT formatRowNoNewline('JSONEachRow', *) FROM %s FINAL WHERE act_id = ? LIMIT 1";

  private static final Set<String> ALREADY_TOLD =
      Set.of("act_id", "kind", "occurred_at", "agency_name", "object_name", "origin", "version");

  private final ClickHouse clickHouse;
  private final HitRecord hit;
  private final String currency;
  private final Wording wording =
      new Wording(Language.ZH, Names.none(), ZoneId.of("Asia/Shanghai"));
  private final Set<String> looksAt = new HashSet<>();

  /**
   * @param currency ISO 4217 code of the money of the acts; empty CNY
   */
  CountedActs(ClickHouse clickHouse, HitRecord hit, Pack pack, String currency) {
    this.clickHouse = clickHouse;
    this.hit = hit;
    this.currency = currency;
    for (String file : List.of(Pack.MODEL, Pack.LOGIC)) {
      NAME.matcher(pack.file(file)).results().forEach(m -> looksAt.add(SqlName.column(m.group())));
    }
    looksAt.removeAll(ALREADY_TOLD);
  }

  /** A line per act, the one that set it off first, then oldest first. */
  List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String id : ids()) {
      lines.add(line(id));
    }
    int more = hit.getActTotal() - lines.size();
    if (more > 0) {
      lines.add("… 另有 %d 条 / and %1$d more".formatted(more));
    }
    return lines;
  }

  private List<String> ids() {
    Comparator<String> triggerFirst = Comparator.comparing(id -> !id.equals(hit.getTrigger()));
    return hit.getActIds().stream().sorted(triggerFirst).limit(SHOWN).toList();
  }

  private String line(String id) throws IOException {
    List<String> kinds = clickHouse.strings("SELECT kind FROM act WHERE act_id = ? LIMIT 1", id);
    if (kinds.isEmpty()) {
      return id + "  已撤回或更正 / no longer stands";
    }
    String kind = kinds.get(0);
    JsonNode act =
        JSON.readTree(
            clickHouse.strings(ACT.formatted(SqlName.table(ActKind.valueOf(kind))), id).get(0));
    StringBuilder line = new StringBuilder(id).append("  ").append(kind);
    boolean isDay = act.path("date_only").asBoolean() && !act.path("occurred_on").isNull();
    for (String told :
        List.of(isDay ? "occurred_on" : "occurred_at", "agency_name", "object_name")) {
      line.append("  ").append(act.path(told).asText());
    }
    act.properties().forEach(field -> append(field, line));
    return line.append("  ← ").append(act.path("origin").asText()).toString();
  }

  private void append(Map.Entry<String, JsonNode> field, StringBuilder line) {
    String value =
        field.getValue().isValueNode() ? field.getValue().asText() : field.getValue().toString();
    boolean empty = field.getValue().isNull() || value.isEmpty() || value.equals("[]");
    if (looksAt.contains(field.getKey()) && !empty) {
      line.append("  ").append(name(field.getKey())).append('=').append(words(field, value));
    }
  }

  private static String name(String column) {
    return column.endsWith(FEN) ? column.substring(0, column.length() - FEN.length()) : column;
  }

  private String words(Map.Entry<String, JsonNode> field, String value) {
    if (field.getKey().endsWith(FEN)) {
      return wording.of(new Spoken(Long.valueOf(value), Quantity.MONEY), currency);
    }
    return field.getValue().isBoolean()
        ? wording.of(new Spoken(field.getValue().asBoolean(), Quantity.PLAIN), currency)
        : value;
  }
}
