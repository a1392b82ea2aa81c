package cn.jianguan.server.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.app.ServerSettings;
import cn.jianguan.server.error.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped mapping of published violations, as a department's clerk would use it. */
class ReadingTest {
  private static final String COLUMNS =
      "party_key,party_name,name_withheld,location,labor_bureau,first_appeared,last_appeared,status,violation_law,violation_summary,prosecution_date,duration_days,crossed_data_gap\n";

  @TempDir private Path own;

  @Test
  void tenBrokenRows_areNamedMendedAndRead() {
    StringBuilder csv = new StringBuilder(COLUMNS);
    for (int i = 0; i < 20; i++) {
      csv.append(row(i, i % 2 == 0 ? "2024-03-01" : "24.3.1"));
    }
    ActReports.Checked first = reports().check(pasted(csv.toString(), List.of()), account(""));
    assertThat(first.read()).isEqualTo(20);
    assertThat(first.rejected()).isEqualTo(10);
    assertThat(first.refused())
        .hasSize(10)
        .allSatisfy(it -> assertThat(it.reason()).isEqualTo("FIELD_FORMAT"))
        .allSatisfy(it -> assertThat(it.values()).containsEntry("first_appeared", "24.3.1"));
    assertThat(first.first().get(0).fields())
        .containsEntry("party.name", "会社0")
        .containsEntry("CreditEvent.inOut", "IN");

    List<Offer.Edit> edits =
        first.refused().stream()
            .map(it -> new Offer.Edit(it.line(), null, Map.of("first_appeared", "2024-03-02")))
            .toList();
    ActReports.Checked mended = reports().check(pasted(csv.toString(), edits), account(""));
    assertThat(mended.rejected()).isZero();
    assertThat(mended.acts()).isEqualTo(20);
  }

  @Test
  void actOfAnotherAgency_isNotTheDepartmentsToReport() {
    String csv = COLUMNS + row(1, "2024-03-01");
    assertThat(reports().check(pasted(csv, List.of()), account("JP-LB-13")).foreign()).isZero();
    ActReports.Checked other = reports().check(pasted(csv, List.of()), account("JP-LB-27"));
    assertThat(other.foreign()).isEqualTo(1);
    assertThat(other.refused().get(0).reason()).isEqualTo("NOT_OWNER");
  }

  @Test
  void jsonArray_isReadRowByRow() {
    String row =
        "{\"party_key\":\"k\",\"party_name\":\"会社\",\"name_withheld\":0,\"location\":\"\",\"labor_bureau\":\"東京労働局\",\"first_appeared\":\"2024-03-01\",\"last_appeared\":\"\",\"status\":\"\",\"violation_law\":\"\",\"violation_summary\":\"\",\"prosecution_date\":\"\"}";
    JsonNode[] rows =
        JsonMapper.builder().build().readValue("[" + row + ",{\"status\":1}]", JsonNode[].class);
    Offer offer =
        new Offer("jp_labour", "published_violations", null, List.of(rows), null, null, null);
    ActReports.Checked checked = reports().check(offer, account(""));
    assertThat(checked.accepted()).isEqualTo(1);
    assertThat(checked.refused().get(0).line()).isEqualTo(2);
    assertThat(checked.refused().get(0).text()).isEqualTo("{\"status\":1}");
    String file =
        Base64.getEncoder().encodeToString((" [" + row + "]").getBytes(StandardCharsets.UTF_8));
    Offer uploaded =
        new Offer("jp_labour", "published_violations", "../a.json", null, null, file, null);
    assertThat(reports().check(uploaded, account("")).accepted()).isEqualTo(1);
  }

  @Test
  void tooMuchOrUnknown_isRefusedInWords() {
    String many = COLUMNS + row(1, "2024-03-01").repeat(5_001);
    assertThatThrownBy(() -> reports().check(pasted(many, List.of()), account("")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("TOO_LARGE");
    Offer unknown = new Offer("jp_labour", "b", null, null, "a", null, null);
    assertThatThrownBy(() -> reports().check(unknown, account(""))).hasMessageContaining("mapping");
    Offer nowhere = new Offer("../jp_labour", "published_violations", null, null, "a", null, null);
    assertThatThrownBy(() -> reports().check(nowhere, account(""))).hasMessageContaining("source");
    Offer nothing = new Offer("jp_labour", "published_violations", null, null, "", null, null);
    assertThat(reports().check(nothing, account("")).warnings()).isNotEmpty();
  }

  private static Offer pasted(String text, List<Offer.Edit> edits) {
    return new Offer("jp_labour", "published_violations", "v.csv", null, text, null, edits);
  }

  private static String row(int number, String appeared) {
    return "k%d,会社%d,0,東京都,東京労働局,%s,2024-04-01,listed,労働基準法第32条,残業,,30,0\n"
        .formatted(number, number, appeared);
  }

  private ActReports reports() {
    Path sources = Path.of("..", "..", "deploy", "sources");
    ServerSettings settings =
        new ServerSettings(null, null, List.of(sources, own), null, null, false);
    return new ActReports(new MappingList(settings), null, null);
  }

  private static Account account(String agency) {
    Role role = agency.isEmpty() ? Role.PROV_CENTRE : Role.DEPT;
    return new Account("a", "a", role, agency, "", false, null, false, Instant.EPOCH);
  }
}
