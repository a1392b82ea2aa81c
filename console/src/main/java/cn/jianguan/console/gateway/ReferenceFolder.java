package cn.jianguan.console.gateway;

import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.console.gateway.mapping.MappingEntry;
import cn.jianguan.console.gateway.mapping.MappingException;
import cn.jianguan.console.gateway.mapping.MappingScope;
import cn.jianguan.console.gateway.mapping.NamedValues;
import cn.jianguan.console.gateway.mapping.RowText;
import cn.jianguan.console.gateway.mapping.SourceFacts;
import cn.jianguan.console.gateway.mapping.TextExpression;
import cn.jianguan.console.gateway.row.DataFile;
import cn.jianguan.console.gateway.row.Header;
import cn.jianguan.console.gateway.row.RowReader;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.console.gateway.write.EnvelopeFields;
import cn.jianguan.console.gateway.write.RecordBuffer;
import cn.jianguan.console.gateway.write.RecordLayout;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ReferenceRecord;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Reference lists that a source ships: {@code <Record>.csv} or {@code <Record>-<part>.csv}, columns
 * named as the fields of that record; dates as 2014-12-31, moments in ISO 8601, list items
 * separated by {@code ;}. They are part of the mapping, so any mistake in them is a {@link
 * MappingException}.
 */
final class ReferenceFolder {
  /** Fields that tell the entries of a list apart. */
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("Region", List.of("code", "validFrom")),
          Map.entry("Agency", List.of("code", "validFrom")),
          Map.entry("SupervisionItem", List.of("itemCode", "effectiveFrom")),
          Map.entry("CalendarDay", List.of("zone", "date")),
          Map.entry("CodeListEntry", List.of("list", "code", "listVersion", "validFrom")),
          Map.entry("IdScheme", List.of("scheme")),
          Map.entry("Authority", List.of("itemCode", "areaNumber", "agencyCode", "validFrom")),
          Map.entry("Law", List.of("lawId")),
          Map.entry("SourceDeclaration", List.of("cdSource")),
          Map.entry("ExemptionItem", List.of("itemCode", "areaNumber", "validFrom")),
          Map.entry("SandboxEntry", List.of("objectKey", "sandboxId", "validFrom")),
          Map.entry("NoDisturbEntry", List.of("objectKey", "validFrom")),
          Map.entry("Outage", List.of("outageId")),
          Map.entry("VisitCap", List.of("agencyCode", "areaNumber", "creditClass", "validFrom")),
          Map.entry("Endpoint", List.of("endpointId")));

  private static final NamedValues NO_NAMES =
      new NamedValues(
          new MappingEntry(Path.of(""), "", JsonNodeFactory.instance.objectNode()), Map.of());

  private final Path folder;
  private final SourceFacts source;
  private final String batch;

  ReferenceFolder(Path folder, SourceFacts source) {
    this.folder = folder;
    this.source = source;
    this.batch = source.edition().format(DateTimeFormatter.BASIC_ISO_DATE) + "00001";
  }

  List<TimedRecord> read() throws IOException {
    List<TimedRecord> records = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      Set<String> ids = new HashSet<>();
      for (DataFile file : Source.files(folder)) {
        read(file, ids, records);
      }
    }
    return List.copyOf(records);
  }

  private void read(DataFile file, Set<String> ids, List<TimedRecord> into) throws IOException {
    String type = file.name().replaceFirst("[-.].*", "");
    if (!KEYS.containsKey(type)) {
      throw new MappingException(
          file.path(), "", "is no reference list; name it after one of " + KEYS.keySet());
    }
    try (RowReader rows = Source.open(file)) {
      MappingScope scope = new MappingScope(rows.header(), source.zone(), Map.of(), NO_NAMES);
      RecordLayout layout = layout(file, type, rows.header(), scope);
      RowText id =
          new TextExpression(scope)
              .text(new MappingEntry(file.path(), "", id(type, rows.header())));
      for (SourceRow row = rows.next(); row != null; row = rows.next()) {
        into.add(record(file, layout, type + "/", id, row, ids));
      }
    }
  }

  private RecordLayout layout(DataFile file, String type, Header header, MappingScope scope) {
    Schema body = body(type);
    Map<String, MappingEntry> fields = new LinkedHashMap<>();
    for (String column : header.names()) {
      ObjectNode expression = JsonNodeFactory.instance.objectNode();
      expression.put("from", "{" + column + "}");
      Schema.Field field = body.getField(column);
      if (field != null && field.schema().getType() == Schema.Type.ARRAY) {
        expression.put("split", ";");
      } else if (field != null && isMoment(field.schema())) {
        expression.put("time", "iso");
      }
      fields.put(type + "." + column, new MappingEntry(file.path(), column, expression));
    }
    try {
      return new RecordLayout(
          ReferenceRecord.getClassSchema(), fields, EnvelopeFields.of(source.cdSource()), scope);
    } catch (IllegalArgumentException e) {
      throw new MappingException(file.path(), "", e.getMessage());
    }
  }

  private static boolean isMoment(Schema schema) {
    return schema.getType() == Schema.Type.LONG && schema.getLogicalType() != null;
  }

  private static Schema body(String type) {
    return ReferenceRecord.getClassSchema().getField("body").schema().getTypes().stream()
        .filter(branch -> branch.getName().equals(type))
        .findFirst()
        .orElseThrow();
  }

  /** Values of the key fields, joined by a slash. */
  private static com.fasterxml.jackson.databind.JsonNode id(String type, Header header) {
    StringBuilder template = new StringBuilder();
    for (String key : KEYS.get(type)) {
      if (header.position(key) >= 0) {
        template.append(template.isEmpty() ? "{" : "/{").append(key).append('}');
      }
    }
    return JsonNodeFactory.instance.textNode(template.toString());
  }

  private TimedRecord record(
      DataFile file,
      RecordLayout layout,
      String prefix,
      RowText id,
      SourceRow row,
      Set<String> ids) {
    try {
      if (row.problem() != null) {
        throw row.problem();
      }
      String cdId = prefix + id.of(row);
      if (!ids.add(cdId)) {
        throw new MappingException(file.path(), row.origin(), cdId + " is there twice");
      }
      RecordBuffer buffer = new RecordBuffer().begin(row, 0);
      buffer.identity(cdId, "", batch);
      layout.write(buffer);
      byte[] key = RecordIdentity.of("", source.cdSource(), cdId).getBytes(StandardCharsets.UTF_8);
      return new TimedRecord(Topic.REFERENCE, key, 0, buffer.bytes());
    } catch (RowRefusedException refusal) {
      throw new MappingException(
          file.path(),
          row.origin(),
          refusal.getMessage() + ", not '" + refusal.refusal().value() + "'");
    }
  }
}
