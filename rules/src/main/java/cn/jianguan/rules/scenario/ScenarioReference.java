package cn.jianguan.rules.scenario;

import cn.jianguan.record.Agency;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.rules.pack.YamlEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The reference data of a file of scenarios: {@code calendar} (days {@code off} and at {@code
 * work}), and under {@code names} what codes are called ({@code agencies}, {@code items}, {@code
 * regions}, {@code codes} as {@code list/code}), and under {@code notKept} the fields a source has
 * no counterpart for.
 */
final class ScenarioReference {
  private final List<ReferenceRecord> records = new ArrayList<>();

  private ScenarioReference() {}

  static List<ReferenceRecord> read(YamlEntry root) {
    ScenarioReference reference = new ScenarioReference();
    root.find("calendar").ifPresent(reference::calendar);
    root.find("names").ifPresent(reference::names);
    root.find("notKept").ifPresent(reference::notKept);
    return List.copyOf(reference.records);
  }

  private void calendar(YamlEntry entry) {
    entry.only("off", "work");
    entry.get("off").list().forEach(day -> day(ScenarioTime.date(day), false));
    entry.get("work").list().forEach(day -> day(ScenarioTime.date(day), true));
  }

  private void day(LocalDate date, boolean working) {
    add("calendar/" + date, CalendarDay.newBuilder().setDate(date).setWorking(working).build());
  }

  private void names(YamlEntry entry) {
    entry.only("agencies", "items", "regions", "codes");
    named(
        entry, "agencies", (code, name) -> Agency.newBuilder().setCode(code).setName(name).build());
    named(
        entry,
        "items",
        (code, name) -> SupervisionItem.newBuilder().setItemCode(code).setItemName(name).build());
    named(
        entry, "regions", (code, name) -> Region.newBuilder().setCode(code).setName(name).build());
    named(entry, "codes", ScenarioReference::code);
  }

  private void named(YamlEntry entry, String key, BiFunction<String, String, Object> body) {
    entry
        .find(key)
        .ifPresent(
            all ->
                all.map()
                    .forEach((code, name) -> add(key + "/" + code, body.apply(code, name.text()))));
  }

  private static CodeListEntry code(String place, String name) {
    int slash = place.indexOf('/');
    int half = name.indexOf(" / ");
    return CodeListEntry.newBuilder()
        .setList(place.substring(0, slash))
        .setCode(place.substring(slash + 1))
        .setMeaningZh(half < 0 ? name : name.substring(0, half))
        .setMeaningEn(half < 0 ? name : name.substring(half + 3))
        .build();
  }

  private void notKept(YamlEntry entry) {
    entry
        .map()
        .forEach(
            (source, fields) ->
                add(
                    "source/" + source,
                    SourceDeclaration.newBuilder()
                        .setCdSource(source)
                        .setName(source)
                        .setOptionalFields(new ArrayList<>(fields.texts()))
                        .build()));
  }

  private void add(String id, Object body) {
    Envelope envelope =
        Envelope.newBuilder()
            .setCdId(id)
            .setCdSource("scenario")
            .setCdBatch("2000010100001")
            .setCdOperation(Operation.INSERT)
            .build();
    records.add(ReferenceRecord.newBuilder().setEnvelope(envelope).setBody(body).build());
  }
}
