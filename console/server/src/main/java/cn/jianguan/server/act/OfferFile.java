package cn.jianguan.server.act;

import cn.jianguan.console.gateway.OfferedFile;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.mapping.MappingException;
import cn.jianguan.console.gateway.row.RowEdit;
import cn.jianguan.server.error.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file of an offer, in a folder of its own until it is closed. */
final class OfferFile implements AutoCloseable {
  private static final int MOST_BYTES = 8 << 20;
  private static final int LONGEST_NAME = 80;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Path path;
  private final OfferedFile offered;

  OfferFile(Source source, Offer offer) throws IOException {
    byte[] content = content(source, offer);
    if (content.length > MOST_BYTES) {
      throw Fault.tooLarge(
          "file",
          "不超过 8 MiB；更大的文件用 deploy/jianguan import",
          "at most 8 MiB, else the command line");
    }
    folder = Files.createTempDirectory("jianguan-acts");
    path = folder.resolve(name(offer));
    try {
      Files.write(path, lines(content));
      offered = new OfferedFile(source, offer.mapping(), path, edits(offer));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  OfferedFile offered() {
    return offered;
  }

  private static byte[] content(Source source, Offer offer) {
    if (offer.rows() != null) {
      return lines(offer.rows());
    }
    if (offer.text() != null) {
      return encode(offer.text(), charset(source, offer));
    }
    if (offer.base64() != null) {
      try {
        return Base64.getDecoder().decode(offer.base64());
      } catch (IllegalArgumentException e) {
        throw Fault.invalid("base64", "应为 Base64 文本", "text in Base64");
      }
    }
    throw Fault.invalid("rows", "应有 rows、text 或 base64 之一", "one of rows, text and base64");
  }

  private static Charset charset(Source source, Offer offer) {
    try {
      return offer.text().strip().matches("(?s)[\\[{].*")
          ? StandardCharsets.UTF_8
          : OfferedFile.charset(source, String.valueOf(offer.mapping()));
    } catch (MappingException e) {
      throw Fault.invalid("mapping", "应为 " + source.mappings() + " 之一", "one of these");
    }
  }

  private static byte[] encode(String text, Charset charset) {
    if (!charset.newEncoder().canEncode(text)) {
      throw Fault.invalid(
          "text", "应为 " + charset + " 中有的字符", "characters of the mapping's charset");
    }
    return text.getBytes(charset);
  }

  /** An array of objects as a line for each, which is what the gateway reads. */
  private static byte[] lines(byte[] content) {
    int first = 0;
    while (first < content.length && Character.isWhitespace(content[first])) {
      first++;
    }
    if (first == content.length || content[first] != '[') {
      return content;
    }
    try {
      return lines(List.of(JSON.readValue(content, JsonNode[].class)));
    } catch (JacksonException e) {
      throw Fault.invalid("file", "JSON 不可读：" + e.getOriginalMessage(), "readable JSON");
    }
  }

  private static byte[] lines(List<JsonNode> rows) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (JsonNode row : rows) {
      lines.writeBytes(JSON.writeValueAsBytes(row));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /**
   * The last part of the name alone, and nothing that a file system might take for something else.
   */
  private static String name(Offer offer) {
    String given = offer.file() == null ? "" : offer.file().replaceFirst("^.*[/\\\\]", "");
    String plain = given.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_").replaceFirst("^\\.+", "").strip();
    plain = plain.replaceFirst("(?i)\\.gz$", "");
    if (plain.isEmpty()) {
      plain = offer.rows() != null ? "api.jsonl" : "pasted";
    }
    return plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
  }

  private static Map<Long, RowEdit> edits(Offer offer) {
    Map<Long, RowEdit> edits = new TreeMap<>();
    if (offer.edits() != null) {
      offer.edits().forEach(it -> edits.put(it.line(), it.row()));
    }
    return edits;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(folder);
  }
}
