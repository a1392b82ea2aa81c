package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.mapping.MappingException;
import cn.jianguan.console.gateway.row.RowEdit;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferedFileTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir private Path folder;
  private Source source;
  private final List<TimedRecord> records = new ArrayList<>();

  @BeforeEach
  void mapping() throws IOException {
    Path mapping = Files.createDirectories(folder.resolve("mapping"));
    Files.writeString(
        mapping.resolve("source.yaml"),
        "cdSource: s\nname: {zh: 源, en: source}\nedition: 2024-01-01\n");
    Files.writeString(
        mapping.resolve("a.yaml"),
        """
        files: "a*.csv"
        charset: GB18030
        acts:
          - kind: COMPLAINT
            id: "{单号}"
            known: {from: "{日期}", date: iso}
            fields:
              occurredAt: {from: "{日期}", date: iso}
              Complaint.orderId: "{单号}"
        """);
    source = Source.load(mapping);
  }

  @Test
  void anyName_isReadByTheMappingThatWasChosen() throws Exception {
    assertThat(read("我的.txt", "单号,日期\n1,2024-03-08\n".getBytes(GB18030), Map.of()).accepted())
        .isEqualTo(1);
    assertThat(orders()).containsExactly("1");
    assertThat(acts().get(0).getEnvelope().getOrigin()).isEqualTo("我的.txt:2");
  }

  @Test
  void tableCopiedFromASheet_hasTabs() throws Exception {
    read("pasted", "单号\t日期\n1,5\t2024-03-08\n".getBytes(GB18030), Map.of());
    assertThat(orders()).containsExactly("1,5");
  }

  @Test
  void jsonLines_areReadWhereCsvWasAgreed() throws Exception {
    byte[] lines = "{\"单号\":7,\"日期\":\"2024-03-08\"}\n".getBytes(StandardCharsets.UTF_8);
    read("rows", lines, Map.of());
    assertThat(orders()).containsExactly("7");
  }

  @Test
  void mendedRow_takesThePlaceOfTheOneThatWasSent() throws Exception {
    byte[] content = "单号,日期\n1,2024-03-08\n2,三月\n\n3,\"四\n月\"\n4;2024-03-09\n".getBytes(GB18030);
    assertThat(read("a.csv", content, Map.of()).rejected()).isEqualTo(3);
    OfferedFile offered = new OfferedFile(source, "a", folder.resolve("a.csv"), Map.of());
    Map<Long, OfferedFile.RowText> rows = offered.values(List.of(3L, 5L, 7L));
    assertThat(rows.get(3L).values())
        .containsExactlyInAnyOrderEntriesOf(Map.of("单号", "2", "日期", "三月"));
    assertThat(rows.get(7L).text()).isEqualTo("4;2024-03-09");

    FileReport mended =
        read(
            "a.csv",
            content,
            Map.of(
                3L, new RowEdit(null, Map.of("日期", "2024-03-10")),
                5L, new RowEdit(null, Map.of("日期", "2024-03-11", "单号", "三\"号")),
                7L, new RowEdit("4,2024-03-09", Map.of())));

    assertThat(mended.rejected()).isZero();
    assertThat(orders()).containsExactly("1", "2", "三\"号", "4");
    assertThat(acts().get(3).getEnvelope().getOrigin()).isEqualTo("a.csv:7");
  }

  @Test
  void rowThatIsMendedWrongly_isRefusedAsItNowStands() throws Exception {
    read(
        "a.csv",
        "单号,日期\n1,三月\n".getBytes(GB18030),
        Map.of(2L, new RowEdit(null, Map.of("日期", "四月"))));
    RejectRecord reject = decode(records.get(0), RejectRecord.class);
    assertThat(reject.getValue()).isEqualTo("四月");
    assertThat(new String(reject.getOriginal().array(), GB18030)).contains("四月");
  }

  @Test
  void editThatIsSeveralRowsOrNone_isRefused() throws Exception {
    byte[] content = "单号,日期\n1,三月\n2,三月\n".getBytes(GB18030);
    FileReport report =
        read(
            "a.csv",
            content,
            Map.of(
                2L, new RowEdit("1,2024-03-08\n9,2024-03-08", Map.of()),
                3L, new RowEdit(" ", Map.of())));
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(orders()).isEmpty();
  }

  @Test
  void mendedJsonLine_mayBringAKeyThatNoLineHad() throws Exception {
    byte[] lines = "{\"单号\":7}\n".getBytes(StandardCharsets.UTF_8);
    assertThat(read("rows", lines, Map.of()).rejected()).isEqualTo(1);
    String mended = "{\"单号\":7,\"日期\":\"2024-03-08\"}";
    assertThat(read("rows", lines, Map.of(1L, new RowEdit(mended, Map.of()))).rejected()).isZero();
    assertThat(orders()).containsExactly("7");
  }

  @Test
  void mappingThatIsNotThere_isNamed() {
    assertThatThrownBy(() -> new OfferedFile(source, "b", folder, Map.of()))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("[a]");
  }

  private FileReport read(String name, byte[] content, Map<Long, RowEdit> edits)
      throws IOException {
    records.clear();
    Path file = Files.write(folder.resolve(name), content);
    return new OfferedFile(source, "a", file, edits).read((it, hash) -> records.add(it));
  }

  private List<SupervisionAct> acts() {
    return records.stream()
        .filter(it -> it.topic() == Topic.ACTS)
        .map(it -> decode(it, SupervisionAct.class))
        .toList();
  }

  private List<String> orders() {
    return acts().stream().map(it -> ((Complaint) it.getBody()).getOrderId()).toList();
  }

  private static <T extends SpecificRecord> T decode(TimedRecord record, Class<T> type) {
    try {
      return Codec.standard().decode(record.bytes(), type);
    } catch (UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }
}
