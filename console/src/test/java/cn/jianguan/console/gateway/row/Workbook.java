package cn.jianguan.console.gateway.row;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes .xlsx files cell by cell, as the standard has them. */
public final class Workbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Styles of cells: general, day, day and time, a format of one's own. */
  private static final String STYLES =
      "<styleSheet xmlns=\""
          + MAIN
          + "\"><numFmts count=\"2\"><numFmt numFmtId=\"176\""
          + " formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"177\""
          + " formatCode=\"#,##0.00&quot;d&quot;\"/></numFmts><fonts count=\"1\"><font/></fonts>"
          + "<fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
          + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"5\"><xf numFmtId=\"0\"/>"
          + "<xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/>"
          + "</cellXfs></styleSheet>";

  private final List<String> names = new ArrayList<>();
  private final List<String> sheets = new ArrayList<>();
  private String texts = "<sst xmlns=\"" + MAIN + "\"/>";

  /**
   * @param rows the XML of sheetData and what follows it
   */
  public Workbook sheet(String name, String rows) {
    names.add(name);
    sheets.add("<worksheet xmlns=\"" + MAIN + "\">" + rows + "</worksheet>");
    return this;
  }

  Workbook texts(String xml) {
    texts = xml;
    return this;
  }

  /** A row of texts. */
  public static String texts(int row, String... values) {
    StringBuilder xml = new StringBuilder("<row r=\"" + row + "\">");
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        xml.append(text((char) ('A' + i) + "" + row, values[i]));
      }
    }
    return xml.append("</row>").toString();
  }

  public static String text(String cell, String value) {
    return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
  }

  public static String number(String cell, int style, String value) {
    return "<c r=\"" + cell + "\" s=\"" + style + "\"><v>" + value + "</v></c>";
  }

  public Path write(Path file) throws IOException {
    StringBuilder list = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    StringBuilder types = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      list.append(
          "<sheet name=\"%1$s\" sheetId=\"%2$d\" r:id=\"rId%2$d\"/>"
              .formatted(names.get(i - 1), i));
      relations.append(
          "<Relationship Id=\"rId%1$d\" Type=\"%2$s/worksheet\" Target=\"worksheets/sheet%1$d.xml\"/>"
              .formatted(i, RELATIONS));
      types.append(
          ("<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"application/vnd."
                  + "openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")
              .formatted(i));
    }
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              + ("<Override PartName=\"/xl/workbook.xml\" ContentType=\""
                  + type
                  + "sheet.main+xml\"/>")
              + ("<Override PartName=\"/xl/styles.xml\" ContentType=\"" + type + "styles+xml\"/>")
              + ("<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\""
                  + type
                  + "sharedStrings+xml\"/>")
              + types
              + "</Types>");
      String packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
      part(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\""
              + packageRelations
              + "\"><Relationship Id=\"rId1\" Type=\""
              + RELATIONS
              + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\""
              + MAIN
              + "\" xmlns:r=\""
              + RELATIONS
              + "\"><sheets>"
              + list
              + "</sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\""
              + packageRelations
              + "\">"
              + relations
              + "<Relationship Id=\"rId91\" Type=\""
              + RELATIONS
              + "/styles\" Target=\"styles.xml\"/>"
              + "<Relationship Id=\"rId92\" Type=\""
              + RELATIONS
              + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
      part(zip, "xl/styles.xml", STYLES);
      part(zip, "xl/sharedStrings.xml", texts);
      for (int i = 0; i < sheets.size(); i++) {
        part(zip, "xl/worksheets/sheet" + (i + 1) + ".xml", sheets.get(i));
      }
    }
    return file;
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
