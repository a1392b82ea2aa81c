package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.console.gateway.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
  @TempDir Path folder;

  @BeforeEach
  void aSource() throws IOException {
    Files.writeString(
        folder.resolve("source.yaml"),
        "cdSource: S\nname: {zh: 源, en: source}\nedition: 2026-01-01\nzone: Asia/Taipei\n");
  }

  private void mapping(String fields) throws IOException {
    Files.writeString(
        folder.resolve("m.yaml"),
        """
        files: "m*.csv"
        acts:
          - kind: PENALTY
            id: "{id}"
            known: {from: "{day}", date: iso}
            fields:
              occurredAt: {from: "{day}", date: iso}
        """
            + fields.indent(6));
  }

  private void refused(String... parts) {
    assertThatThrownBy(() -> Source.load(folder))
        .isInstanceOf(MappingException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void mapping_withEverything_loads() throws IOException {
    mapping("Penalty.fineFen: {from: \"{fine}\", scale: 100}");
    assertThat(Source.load(folder).cdSource()).isEqualTo("S");
  }

  @Test
  void unknownField_namesFileKeyAndFields() throws IOException {
    mapping("Penalty.fine: \"{fine}\"");
    refused("m.yaml", "acts[1].fields.Penalty.fine", "Penalty.fineFen");
  }

  @Test
  void twoBodies_areRefused() throws IOException {
    mapping("Penalty.caseNo: \"{a}\"\nInspection.planId: \"{b}\"");
    refused("m.yaml", "one body");
  }

  @Test
  void unknownStep_namesTheSteps() throws IOException {
    mapping("Penalty.caseNo: {from: \"{a}\", mpa: x}");
    refused("Penalty.caseNo.mpa", "unknown key", "map");
  }

  @Test
  void unknownMap_namesTheMaps() throws IOException {
    mapping("Penalty.caseNo: {from: \"{a}\", map: counties}");
    refused("no map 'counties'");
  }

  @Test
  void wrongDateForm_namesTheForms() throws IOException {
    mapping("Penalty.setDate: {from: \"{a}\", date: rokk}");
    refused("Penalty.setDate.date", "minguo");
  }

  @Test
  void wrongRegex_isRefused() throws IOException {
    mapping("Penalty.caseNo: {from: \"{a}\", match: \"(\"}");
    refused("Penalty.caseNo.match", "regular expression");
  }

  @Test
  void openBrace_isRefused() throws IOException {
    mapping("Penalty.caseNo: \"{a\"");
    refused("Penalty.caseNo", "'{' without '}'");
  }

  @Test
  void ringOfVars_isRefused() throws IOException {
    mapping("Penalty.caseNo: \"{x}\"");
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, Files.readString(file) + "vars: {x: \"{y}\", y: \"{x}\"}\n");
    refused("vars.", "refers to itself");
  }

  @Test
  void missingOccurredAt_isNamed() throws IOException {
    mapping("");
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, Files.readString(file).replace("occurredAt", "areaNumber"));
    refused("occurredAt");
  }

  @Test
  void unusedColumnIgnoredAndUsed_isRefused() throws IOException {
    mapping("");
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, Files.readString(file) + "ignore: [day]\n");
    refused("ignore", "'day' is used");
  }

  @Test
  void missingSourceFile_isNamed() throws IOException {
    Files.delete(folder.resolve("source.yaml"));
    refused("source.yaml", "is missing");
  }

  @Test
  void referenceWithWrongDate_namesLineAndValue() throws IOException {
    Files.createDirectory(folder.resolve("reference"));
    Files.writeString(
        folder.resolve("reference/CalendarDay.csv"), "date,working\n2026-13-01,true\n");
    refused("CalendarDay.csv:2", "CalendarDay.date", "2026-13-01");
  }

  @Test
  void referenceTwice_isRefused() throws IOException {
    Files.createDirectory(folder.resolve("reference"));
    Files.writeString(folder.resolve("reference/Region.csv"), "code,name\n1,a\n1,b\n");
    refused("Region.csv:3", "there twice");
  }

  @Test
  void referenceOfUnknownKind_namesTheKinds() throws IOException {
    Files.createDirectory(folder.resolve("reference"));
    Files.writeString(folder.resolve("reference/Regoin.csv"), "code,name\n");
    refused("Regoin.csv", "Region");
  }
}
