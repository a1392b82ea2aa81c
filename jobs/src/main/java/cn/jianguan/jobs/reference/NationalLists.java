package cn.jianguan.jobs.reference;

import cn.jianguan.code.BundledTable;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.IdScheme;
import java.util.List;

/** The dictionaries and schemes of codes that ship with the program. */
public final class NationalLists {
  private static final List<CodeListEntry> CODES =
      BundledTable.rows(NationalLists.class, "code-lists.csv", 5).stream()
          .map(NationalLists::code)
          .toList();

  private static final List<IdScheme> SCHEMES =
      List.of(
          scheme("USCC", "统一社会信用代码", "[0-9A-HJ-NPQRTUWXY]{18}", "GB32100", false),
          scheme("ORG_CODE", "组织机构代码", "[0-9A-Z]{8}-?[0-9X]", "GB11714", false),
          scheme("ID_CARD", "居民身份证", "\\d{17}[0-9X]", "GB11643", true));

  private NationalLists() {}

  public static List<CodeListEntry> codes() {
    return CODES;
  }

  public static List<IdScheme> schemes() {
    return SCHEMES;
  }

  static boolean hasScheme(String name) {
    return SCHEMES.stream().anyMatch(scheme -> scheme.getScheme().equals(name));
  }

  static List<String> codes(String list) {
    return CODES.stream()
        .filter(code -> code.getList().equals(list))
        .map(CodeListEntry::getCode)
        .toList();
  }

  private static CodeListEntry code(String[] row) {
    return CodeListEntry.newBuilder()
        .setList(row[0])
        .setCode(row[1])
        .setMeaningZh(row[2])
        .setMeaningEn(row[3])
        .setGroup(row[4])
        .build();
  }

  private static IdScheme scheme(
      String scheme, String name, String pattern, String algorithm, boolean person) {
    return IdScheme.newBuilder()
        .setScheme(scheme)
        .setName(name)
        .setPattern(pattern)
        .setCheckAlgorithm(algorithm)
        .setNaturalPerson(person)
        .build();
  }
}
