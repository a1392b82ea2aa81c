package cn.jianguan.command.grades;

import cn.jianguan.rules.grade.GradeScenarioReader;
import cn.jianguan.rules.grade.GradeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Who answers for the weights that grades are published with: the software for its own table; for
 * another one its author and, since nobody approves his own, somebody else who publishes it. Its
 * scenarios must pass.
 *
 * @param digest of the table
 * @param author empty: the shipped table
 */
record TableApproval(String digest, String author, String publisher) {

  /**
   * @param folder of the table; null: the shipped one
   * @throws IllegalArgumentException if it may not be published with
   */
  static TableApproval of(Path folder, String author, String publisher) throws IOException {
    if (folder == null) {
      return new TableApproval(GradeTable.shipped().digest(), "", "");
    }
    if (author.isBlank() || publisher.isBlank()) {
      throw new IllegalArgumentException(
          "以自有权重表报送须写明编制人与发布人 / sending by a table of your own needs --author and --publisher");
    }
    if (author.strip().equals(publisher.strip())) {
      throw new IllegalArgumentException(
          "编制人不得发布自己的权重表：%s / nobody publishes a table of his own".formatted(author.strip()));
    }
    GradeTable table = GradeTable.read(folder);
    List<String> failures = GradesCheckCommand.failures(table, GradeScenarioReader.read(folder));
    if (!failures.isEmpty()) {
      throw new IllegalArgumentException(
          "权重表的场景未通过 / scenarios of the table fail:\n  " + String.join("\n  ", failures));
    }
    return new TableApproval(table.digest(), author.strip(), publisher.strip());
  }

  /** As every published grade says it. */
  String words() {
    return author.isEmpty()
        ? "权重表 %s（随附）".formatted(digest)
        : "权重表 %s（编制 %s，发布 %s）".formatted(digest, author, publisher);
  }
}
