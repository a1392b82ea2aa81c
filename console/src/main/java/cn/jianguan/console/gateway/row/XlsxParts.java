package cn.jianguan.console.gateway.row;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What has to be known of an .xlsx file before it is read: that its parts are of a bearable size
 * when unpacked, and which cells of a sheet are merged.
 */
final class XlsxParts {
  private static final int MOST_PARTS = 10_000;
  private static final int MOST_MERGES = 100_000;
  private static final long LARGEST = 1L << 30;
  private static final long LARGEST_TEXTS = 64L << 20;

  /** Honest sheets pack to a tenth or twentieth; beyond this it is a bomb. */
  private static final int DENSEST = 200;

  private static final long SMALL = 16L << 20;

  private XlsxParts() {}

  /** Cells that are shown as one; rows and columns from 0, ends included. */
  record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    static Merge of(String reference) {
      String[] corners = reference.split(":");
      int[] first = cell(corners[0]);
      int[] last = cell(corners[corners.length - 1]);
      return new Merge(first[0], last[0], first[1], last[1]);
    }

    private static int[] cell(String name) {
      int column = 0;
      int i = 0;
      for (; i < name.length() && Character.isLetter(name.charAt(i)); i++) {
        column = column * 26 + name.charAt(i) - 'A' + 1;
      }
      return new int[] {Integer.parseInt(name.substring(i)) - 1, column - 1};
    }
  }

  /** Unpacks everything once, and stops where it becomes too much. */
  static void check(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw tooLarge("有 " + zip.size() + " 个部件 / " + zip.size() + " parts");
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      long total = 0;
      while (entries.hasMoreElements()) {
        total += size(zip, entries.nextElement(), LARGEST - total);
      }
    }
  }

  private static long size(ZipFile zip, ZipEntry entry, long left) throws IOException {
    boolean isTexts = entry.getName().endsWith("sharedStrings.xml");
    long most = isTexts ? Math.min(left, LARGEST_TEXTS) : left;
    long packed = Math.max(1, entry.getCompressedSize());
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > most || size > SMALL && size / packed > DENSEST) {
          throw tooLarge(entry.getName());
        }
      }
    }
    return size;
  }

  private static IOException tooLarge(String what) {
    return new IOException("解压后过大 / too large when unpacked: " + what);
  }

  /** The merged cells of a sheet, by its name. */
  static List<Merge> merges(Path path, String sheet) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      String id = attribute(zip, "xl/workbook.xml", "sheet", "name", sheet, "id");
      String target =
          attribute(zip, "xl/_rels/workbook.xml.rels", "Relationship", "Id", id, "Target");
      String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
      List<Merge> merges = new ArrayList<>();
      for (Map<String, String> merge : elements(zip, part, "mergeCell")) {
        merges.add(Merge.of(merge.get("ref")));
      }
      return merges;
    } catch (XMLStreamException | RuntimeException e) {
      throw new IOException("工作簿不可读 / the workbook is unreadable: " + e.getMessage(), e);
    }
  }

  private static String attribute(
      ZipFile zip, String part, String element, String key, String value, String wanted)
      throws IOException, XMLStreamException {
    return elements(zip, part, element).stream()
        .filter(it -> value.equals(it.get(key)))
        .map(it -> it.get(wanted))
        .findFirst()
        .orElseThrow(() -> new IOException("没有 / has no " + element + " " + value));
  }

  private static List<Map<String, String>> elements(ZipFile zip, String part, String element)
      throws IOException, XMLStreamException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new IOException("没有 / has no " + part);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    List<Map<String, String>> found = new ArrayList<>();
    try (InputStream in = zip.getInputStream(entry)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element)) {
          found.add(attributes(xml));
        }
        if (found.size() > MOST_MERGES) {
          throw tooLarge(element);
        }
      }
    }
    return found;
  }

  private static Map<String, String> attributes(XMLStreamReader xml) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }
}
