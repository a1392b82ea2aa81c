package cn.jianguan.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One bureau's visits as two systems have them: alike, and under other items. */
final class TwinFiles {
  private TwinFiles() {}

  /** The bureau is on the first one's lists: what is another's cannot be listed again. */
  static Path mapping(Path folder, String source, boolean first) throws IOException {
    Path mapping = Files.createDirectories(folder.resolve(source + "-mapping"));
    Files.writeString(
        mapping.resolve("source.yaml"),
        """
        cdSource: %s
        name: {zh: 检查登记, en: Register of inspections}
        edition: 2024-03-01
        """
            .formatted(source));
    Files.writeString(
        mapping.resolve("inspections.yaml"),
        """
        files: "inspections*.csv"
        acts:
          - kind: INSPECTION
            id: "{编号}"
            known: {from: "{日期}", date: iso, edge: end}
            fields:
              occurredAt: {from: "{日期}", date: iso}
              dateOnly: "true"
              domain: SC
              itemCode: %1$s-01
              agencyCode: TWIN-JU
              objectType: "1"
              objectName: 南京梅园餐饮有限公司
              party.name: 南京梅园餐饮有限公司
              party.nature: "1"
              party.ceType: USCC
              party.uiCode: 91320100MA0000015Q
              areaNumber: "320102"
              Inspection.checkActionCode: "{编号}"
              Inspection.checkForm: "1"
              Inspection.checkType: "1"
              Inspection.checkMode: "1"
              Inspection.visitReason: "01"
              Inspection.checkResults: {from: "1", split: "、"}
              Inspection.officerNames: {from: "{人员}", split: "、"}
        """
            .formatted(source));
    Path lists = Files.createDirectories(mapping.resolve("reference"));
    if (first) {
      list(
          lists,
          "Agency",
          "code,name,level,areaNumber,domain,role,parent",
          "TWIN-JU,检查局,4,320102,SC,,");
    }
    list(
        lists,
        "SupervisionItem",
        "itemCode,itemName,domain,measures,status,published,scheme",
        source + "-01,餐饮检查,SC,INSPECT,ACTIVE,true," + source);
    list(
        lists,
        "SourceDeclaration",
        "cdSource,name,agencyCode,rank,kinds,itemSchemes,idSchemes,optionalFields",
        source
            + ",检查登记,TWIN-JU,1,INSPECTION,"
            + source
            + ",USCC,implementItemCode;checkActionName;officerCodes");
    return mapping;
  }

  static Path data(Path folder, String source) throws IOException {
    Path data = Files.createDirectories(folder.resolve(source));
    Files.writeString(
        data.resolve("inspections.csv"),
        """
        编号,日期,人员
        %1$s-1,2024-03-08,陈某
        %1$s-2,2024-03-11,李某、王某
        """
            .formatted(source));
    return data;
  }

  private static void list(Path folder, String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name + ".csv"), String.join("\n", lines) + "\n");
  }
}
