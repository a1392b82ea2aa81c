package cn.jianguan.server.alert;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.document.Document;
import cn.jianguan.server.document.DocumentStore;
import cn.jianguan.server.error.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Documents of an alert: handed in before the move that names them by their hash, and seen by
 * whoever sees the alert once a move has named them.
 */
@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "alerts 预警")
class DocumentController {
  private final AlertReader reader;
  private final DocumentStore documents;
  private final Audit audit;

  DocumentController(AlertReader reader, DocumentStore documents, Audit audit) {
    this.reader = reader;
    this.documents = documents;
    this.audit = audit;
  }

  @PostMapping(path = "/{id}/documents", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(
      summary =
          "附件内容，10 MiB 以内的 PDF、JPEG、PNG、OFD、DOCX、XLSX；办理时以 sha256 引用 / a document's bytes; a"
              + " move then names it by its sha256")
  Document keep(
      @PathVariable String id,
      @RequestParam String name,
      @RequestBody(required = false) byte[] content,
      @AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    reader.standing(id, by);
    return keep(List.of(id), name, content, by);
  }

  @PostMapping(path = "/documents", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(
      summary =
          "批量办理的附件：内容送一次，存于所选各预警 / a document for a move of many alerts, sent once and kept with"
              + " each; those that the asker does not see are left out")
  Document keepWithMany(
      @RequestParam List<String> ids,
      @RequestParam String name,
      @RequestBody(required = false) byte[] content,
      @AuthenticationPrincipal Visitor visitor) {
    BulkController.bounded(ids);
    Account by = visitor.account();
    List<String> seen =
        reader.standings(ids, by).stream().map(AlertPage.Standing::alertId).toList();
    if (seen.isEmpty()) {
      throw AlertReader.missing();
    }
    return keep(seen, name, content, by);
  }

  private Document keep(List<String> alerts, String name, byte[] content, Account by) {
    Document kept = documents.keep(alerts, name, content, by.name()).get(0);
    alerts.forEach(
        it -> audit.write(by, "KEEP_DOCUMENT", it, "", kept.name() + " " + kept.sha256()));
    return kept;
  }

  @GetMapping("/{id}/documents/{sha256}")
  @Operation(summary = "附件 / a document, to be kept by the browser and not shown")
  ResponseEntity<byte[]> content(
      @PathVariable String id,
      @PathVariable String sha256,
      @AuthenticationPrincipal Visitor visitor) {
    reader.standing(id, visitor.account());
    Document document =
        documents
            .find(id, sha256)
            .filter(it -> reader.isNamed(id, sha256))
            .orElseThrow(DocumentController::missing);
    byte[] content = documents.content(document).orElseThrow(DocumentController::missing);
    ContentDisposition named =
        ContentDisposition.attachment().filename(document.name(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(document.type().media()))
        .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
        .body(content);
  }

  private static Fault missing() {
    return Fault.missing("没有此附件", "there is no such document");
  }
}
