package cn.jianguan.server.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.console.document.DocumentType;
import cn.jianguan.server.access.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of documents, and what is not taken. */
class DocumentTest extends RunningServer {
  private static final byte[] RECORD = "%PDF-1.4 record".getBytes(StandardCharsets.US_ASCII);

  @Autowired private DocumentStore documents;

  @Test
  void document_isKeptByItsHash_onceForAnAlert() {
    Document kept = keep("a-1", " 现场记录.pdf ", RECORD, "clerk");
    keep("a-1", "again.pdf", RECORD, "other");
    keep("a-2", "现场记录.pdf", RECORD, "clerk");

    assertThat(kept.name()).isEqualTo("现场记录.pdf");
    assertThat(kept.type()).isEqualTo(DocumentType.PDF);
    assertThat(kept.sha256()).hasSize(64);
    assertThat(documents.all("a-1")).containsExactly(kept);
    assertThat(documents.content(kept)).hasValue(RECORD);
    assertThat(documents.find("a-3", kept.sha256())).isEmpty();
  }

  @Test
  void nameAndContent_mustBeOfOneType() {
    refused("page.html", "<script>".getBytes(StandardCharsets.US_ASCII), "body");
    refused("photo.png", RECORD, "body");
    refused("record", RECORD, "body");
    refused("empty.pdf", new byte[0], "TOO_LARGE");
    byte[] large = Arrays.copyOf(RECORD, (10 << 20) + 1);
    refused("large.pdf", large, "TOO_LARGE");
  }

  @Test
  void name_isNoPath() {
    refused("../record.pdf", RECORD, "name");
    refused("a\nb.pdf", RECORD, "name");
    refused(" ", RECORD, "name");
    refused("a".repeat(97) + ".pdf", RECORD, "name");
  }

  @Test
  void documentsOfAnAlert_areBounded() {
    for (int i = 0; i < 100; i++) {
      keep("many", i + ".pdf", ("%PDF-1.4 " + i).getBytes(StandardCharsets.US_ASCII), "c");
    }
    assertThatThrownBy(() -> keep("many", "more.pdf", RECORD, "c"))
        .hasMessageContaining("TOO_MANY_DOCUMENTS");
    assertThat(keep("many", "0.pdf", "%PDF-1.4 0".getBytes(StandardCharsets.US_ASCII), "c"))
        .isNotNull();
  }

  /** Once for all of them; where one has no room for it, with none. */
  @Test
  void document_isKeptWithManyAlerts_orWithNone() {
    assertThat(documents.keep(List.of("b-1", "b-2"), "r.pdf", RECORD, "c")).hasSize(2);
    Document first = documents.find("b-1", documents.all("b-2").get(0).sha256()).orElseThrow();
    assertThat(documents.content(first)).hasValue(RECORD);
    for (int i = 0; i < 100; i++) {
      keep("full", i + ".pdf", ("%PDF-1.4 " + i).getBytes(StandardCharsets.US_ASCII), "c");
    }
    assertThatThrownBy(() -> documents.keep(List.of("b-3", "full"), "r.pdf", RECORD, "c"))
        .hasMessageContaining("full");
    assertThat(documents.all("b-3")).isEmpty();
  }

  private Document keep(String alertId, String name, byte[] content, String who) {
    return documents.keep(List.of(alertId), name, content, who).get(0);
  }

  private void refused(String name, byte[] content, String why) {
    assertThatThrownBy(() -> keep("refused", name, content, "clerk")).hasMessageContaining(why);
    assertThat(documents.all("refused")).isEmpty();
  }
}
