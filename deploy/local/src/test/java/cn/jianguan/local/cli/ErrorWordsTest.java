package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorWordsTest {
  @TempDir private Path folder;

  @Test
  void fileInAnotherEncoding_isToldAsThat() throws Exception {
    Path file = Files.write(folder.resolve("a"), "处罚".getBytes(Charset.forName("GBK")));

    assertThat(words(file)).contains("UTF-8").contains("GBK");
  }

  @Test
  void missingFile_isNamedInWords() {
    assertThat(words(folder.resolve("none"))).contains("no such file").contains("none");
  }

  private static String words(Path file) {
    return ErrorWords.of(
        catchThrowable(
            () -> {
              try {
                Files.readString(file);
              } catch (java.io.IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
  }
}
