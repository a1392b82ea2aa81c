package cn.jianguan.command.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.console.document.DocumentFile;
import cn.jianguan.console.document.DocumentType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Documents that are attached: what is taken, and what is refused by its name. */
class MoveOptionsTest {
  @TempDir private Path folder;

  @Test
  void document_isKnownByNameAndHash() throws IOException {
    Path file = Files.writeString(folder.resolve("现场记录.pdf"), "%PDF-1.4 record");

    assertThat(documents(file))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.name()).isEqualTo("现场记录.pdf");
              assertThat(it.type()).isEqualTo(DocumentType.PDF);
              assertThat(it.sha256())
                  .isEqualTo("26c9a4d75267853a1662a09925c66823edcbcdc92d05f548c0c97d324e292eef");
            });
  }

  @Test
  void file_thatIsNoDocumentOrTooLarge_isRefusedByName() throws IOException {
    refused(Files.writeString(folder.resolve("note.txt"), "%PDF-1.4"), "PDF, JPEG, PNG");
    refused(Files.writeString(folder.resolve("photo.png"), "%PDF-1.4"), "as its name says");
    refused(Files.createFile(folder.resolve("empty.pdf")), "1 byte");
    Path large = folder.resolve("large.pdf");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((10 << 20) + 1);
    }
    refused(large, "10 MiB");
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(() -> documents(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why);
  }

  private static List<DocumentFile> documents(Path file) throws IOException {
    MoveOptions options = new MoveOptions();
    new CommandLine(options).parseArgs("--attach", file.toString());
    return options.documents();
  }
}
