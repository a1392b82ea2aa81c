package cn.jianguan.command.alerts;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.console.document.DocumentFile;
import cn.jianguan.console.document.UnfitDocumentException;
import cn.jianguan.lifecycle.CommandSize;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a move brings. Which of it is needed depends on the move; {@code show} says so. */
final class MoveOptions {
  @Option(names = "--reason", paramLabel = "CODE", description = "理由代码 / reason code")
  private String reason = "";

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      description =
          "说明，至多 "
              + CommandSize.COMMENT
              + " 字 / in your words, at most "
              + CommandSize.COMMENT
              + " characters")
  private String comment = "";

  @Option(
      names = "--attach",
      paramLabel = "FILE",
      description =
          "附件，可多次：10 MiB 以内的 PDF、照片、OFD、DOCX、XLSX；记其名与摘要 / a document, often: PDF, photo, OFD,"
              + " DOCX or XLSX, 10 MiB at most; its name and hash go on record")
  private List<Path> attachments = List.of();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "部门系统密钥所在文件：附件内容先送到页面服务，看得到预警者都可取 / file with a key of a department's system: the"
              + " documents themselves are handed in at the console first, for whoever sees the alert")
  private Path keyFile;

  @Option(
      names = "--act",
      paramLabel = "ID",
      description = "关联行为的标识或编号，可多次 / id or number of a reported act that answers it, often")
  private List<String> acts = List.of();

  @Option(names = "--to", paramLabel = "CODE", description = "承办机关 / agency that shall handle it")
  private String target = "";

  @Option(names = "--officers", description = "核查执法人员数 / officers who verified on the spot")
  private int officers;

  @Option(names = "--off-site", description = "非现场核查 / verified off site")
  private boolean offSite;

  @Option(
      names = "--deadline",
      converter = Moment.class,
      description = "期限 / deadline: 2026-03-08 (its end, 24:00), or 2026-03-08T18:00")
  private Instant deadline;

  @Option(names = "--conclusion", description = "核查结论 / conclusion: ${COMPLETION-CANDIDATES}")
  private Conclusion conclusion = Conclusion.NONE;

  /** The option that fills a field of the command; empty where there is none to type. */
  static String option(String field) {
    return switch (field) {
      case "reasonCode" -> "--reason";
      case "comment" -> "--comment";
      case "attachments" -> "--attach";
      case "linkedActs" -> "--act";
      case "targetOrg" -> "--to";
      case "officers" -> "--officers";
      case "offSite" -> "--off-site";
      case "deadline" -> "--deadline";
      case "conclusion" -> "--conclusion";
      default -> "";
    };
  }

  /**
   * What is attached.
   *
   * @throws IOException if a file cannot be read, or is none that is taken
   */
  List<DocumentFile> documents() throws IOException {
    List<DocumentFile> documents = new ArrayList<>();
    for (Path file : attachments) {
      try {
        documents.add(DocumentFile.of(file));
      } catch (UnfitDocumentException e) {
        throw new IOException(
            "附件未被接受 / the document is not taken: " + file + ": " + e.getMessage(), e);
      }
    }
    return documents;
  }

  /** Where documents are handed in; empty: their names and hashes alone go on record. */
  Optional<ConsoleDocuments> console(Cluster cluster) throws IOException {
    return keyFile == null
        ? Optional.empty()
        : Optional.of(ConsoleDocuments.at(cluster, Files.readString(keyFile).strip()));
  }

  /** Fills in a command. */
  CommandRecord.Builder fill(CommandRecord.Builder command, List<DocumentFile> documents) {
    return command
        .setReasonCode(reason)
        .setComment(comment)
        .setAttachments(
            documents.stream().map(it -> new Attachment(it.name(), it.sha256())).toList())
        .setLinkedActs(new ArrayList<>(acts))
        .setTargetOrg(target)
        .setOfficers(officers)
        .setOffSite(offSite)
        .setDeadline(deadline)
        .setConclusion(conclusion);
  }
}
