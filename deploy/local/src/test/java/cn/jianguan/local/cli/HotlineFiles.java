package cn.jianguan.local.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of a hotline in GB18030, and their mapping. */
final class HotlineFiles {
  static final String SOURCE = "32-test";
  private static final Charset GB18030 = Charset.forName("GB18030");

  private HotlineFiles() {}

  static Path mapping(Path folder) throws IOException {
    Path mapping = Files.createDirectories(folder.resolve("hotline-mapping"));
    Files.writeString(
        mapping.resolve("source.yaml"),
        """
        cdSource: %s
        name: {zh: 热线, en: Hotline}
        edition: 2024-03-01
        defaults: {domain: WL}
        """
            .formatted(SOURCE));
    Files.writeString(
        mapping.resolve("complaints.yaml"),
        """
        files: "complaints*.csv"
        charset: GB18030
        acts:
          - kind: COMPLAINT
            id: "{单号}"
            known: {from: "{日期}", date: iso, edge: end}
            fields:
              occurredAt: {from: "{日期}", date: iso}
              dateOnly: "true"
              areaNumber: "{区划}"
              objectName: "{名称}"
              party.name: "{名称}"
              party.ceType: USCC
              party.uiCode: 91320100MA0000015Q
              Complaint.orderId: "{单号}"
              Complaint.kind: COMPLAINT
              Complaint.category: venue
        """);
    return mapping;
  }

  /** Two good rows, one that the gateway refuses and one that intake does. */
  static Path data(Path folder) throws IOException {
    Path data = Files.createDirectories(folder.resolve("hotline"));
    Files.write(
        data.resolve("complaints.csv"),
        """
        单号,日期,区划,名称
        1,2024-03-08,320102,某网吧
        2,2024-03-08,320102,"某""连锁"",网吧"
        3,三月八日,320102,某网吧
        4,2024-03-08,12,某网吧
        """
            .getBytes(GB18030));
    return data;
  }
}
