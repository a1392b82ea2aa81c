package cn.jianguan.command.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.lifecycle.LocalMoment;
import cn.jianguan.lifecycle.MoveNeed;
import cn.jianguan.lifecycle.MoveRow;
import cn.jianguan.lifecycle.MoveTable;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class VerbTest {
  /** Who asks for these is told what to bring by other means than an option. */
  private static final Set<String> NOT_TYPED = Set.of("actorOrg", "actorId");

  @Test
  void everyMoveOfPeople_hasAVerb_andNoOther() {
    Set<AlertEvent> people =
        MoveTable.rows().stream()
            .filter(row -> !row.by().equals(Set.of(ActorRole.SYSTEM)))
            .map(MoveRow::on)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());

    assertThat(Verb.allEvents()).isEqualTo(people);
  }

  @Test
  void everyFieldThatIsNeeded_hasAnOption() {
    Arrays.stream(MoveNeed.values())
        .flatMap(need -> need.fields().stream())
        .filter(field -> !NOT_TYPED.contains(field))
        .forEach(field -> assertThat(MoveOptions.option(field)).as(field).startsWith("--"));
  }

  @Test
  void everyOptionNamed_exists() {
    CommandLine sign = AlertsCommand.commandLine().getSubcommands().get("sign");
    Arrays.stream(MoveNeed.values())
        .flatMap(need -> need.fields().stream())
        .map(MoveOptions::option)
        .filter(option -> !option.isEmpty())
        .forEach(option -> assertThat(sign.getCommandSpec().findOption(option)).isNotNull());
  }

  @Test
  void finding_choosesTheEvent() {
    assertThat(Verb.VERIFY.event("TRUE")).isEqualTo(AlertEvent.VERIFY_TRUE);
    assertThat(Verb.SIGN.event(null)).isEqualTo(AlertEvent.SIGN);
    assertThatThrownBy(() -> Verb.VERIFY.event(null)).hasMessageContaining("true|partly");
    assertThatThrownBy(() -> Verb.SIGN.event("true")).hasMessageContaining("true");
    assertThat(Verb.line(AlertEvent.AUDIT_REJECT, "a1")).contains("audit a1 reject");
    assertThat(Verb.line(AlertEvent.QUIET, "a1")).isEmpty();
  }

  @Test
  void help_saysWhoMay() {
    assertThat(AlertsCommand.commandLine().getSubcommands().get("return-ok").getUsageMessage())
        .contains("同意退回", "COUNTY_CENTRE", "--as");
  }

  @Test
  void deadline_ofADay_isItsEnd() {
    Moment moment = new Moment();

    assertThat(moment.convert("2024-03-08")).hasToString("2024-03-08T16:00:00Z");
    assertThat(new LocalMoment(moment.convert("2024-03-08"))).hasToString("2024-03-08 24:00");
    assertThat(new LocalMoment(moment.convert("2024-03-08 18:00"))).hasToString("2024-03-08 18:00");
    assertThatThrownBy(() -> moment.convert("morgen")).hasMessageContaining("morgen");
  }
}
