package cn.jianguan.local.cli;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What a person is told of an error: the JDK names a file and nothing else, or not even that. */
final class ErrorWords {
  private ErrorWords() {}

  static String of(Throwable error) {
    if (error instanceof UncheckedIOException) {
      return of(error.getCause());
    }
    if (error instanceof NoSuchFileException) {
      return "没有此文件或目录 / no such file or folder: " + error.getMessage();
    }
    if (error instanceof AccessDeniedException) {
      return "无权读写 / may not be read or written: " + error.getMessage();
    }
    if (error instanceof CharacterCodingException) {
      return "文件不是 UTF-8 编码（如 GBK），请另存为 UTF-8 / a file is in another encoding than UTF-8 (such as GBK):"
          + " save it as UTF-8";
    }
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }
}
