package cn.jianguan.server.draw;

import cn.jianguan.rules.draw.Chance;
import cn.jianguan.rules.draw.DrawTerms;
import cn.jianguan.server.error.Fault;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * A draw that is wanted.
 *
 * @param plan id of the plan it belongs to
 * @param seed any text; left out where only the pool is looked at
 * @param commitment what was published before; left out: nothing was
 * @param agencies codes, the lead first
 * @param items codes of the items to check
 * @param keyItem whether all of class D are checked
 * @param count objects to draw; 0 as the ratios say
 * @param perOfficer most objects one officer takes; 0 no limit
 * @param pool the library of objects as CSV
 * @param officers the roster as CSV
 * @param send whether the task is sent
 */
record DrawRequest(
    String plan,
    String seed,
    String commitment,
    List<String> agencies,
    List<String> items,
    boolean keyItem,
    LocalDate from,
    LocalDate to,
    int count,
    int perOfficer,
    String pool,
    String officers,
    boolean send) {
  private static final int LONGEST_SEED = 200;
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_CODES = 20;

  DrawTerms terms() {
    // A folder that begins with a dot is one that is being written.
    if (plan == null || !plan.matches("(?!\\.)[\\p{L}\\p{N}._-]{1,60}")) {
      throw Fault.invalid(
          "plan",
          "1 至 60 个字母、数字或 ._-，不以点开头",
          "1 to 60 letters, digits or ._-, not beginning with a dot");
    }
    if (from == null || to == null || to.isBefore(from)) {
      throw Fault.invalid("from", "起止日期，起在前", "the first day and the last, in their order");
    }
    return new DrawTerms(
        plan,
        from,
        to,
        codes("items", items),
        agencyCodes(),
        keyItem,
        count(count),
        count(perOfficer));
  }

  private List<String> agencyCodes() {
    List<String> codes = codes("agencies", agencies);
    if (codes.isEmpty()) {
      throw Fault.invalid("agencies", "至少一个部门，牵头在前", "one agency at least, the lead first");
    }
    return codes;
  }

  private static List<String> codes(String field, List<String> codes) {
    List<String> all = codes == null ? List.of() : codes.stream().map(String::strip).toList();
    boolean fits =
        all.size() <= MOST_CODES && all.stream().allMatch(it -> it.matches("[\\w.-]{1,40}"));
    if (!fits) {
      throw Fault.invalid(field, "至多 20 个编码", "20 codes at most");
    }
    return all;
  }

  private static int count(int number) {
    if (number < 0) {
      throw Fault.invalid("count", "不小于 0", "0 or more");
    }
    return number;
  }

  /** The seed, which has to be the one that was committed to. */
  String checkedSeed() {
    if (seed == null || seed.isBlank() || seed.length() > LONGEST_SEED) {
      throw Fault.invalid("seed", "1 至 200 个字符", "1 to 200 characters");
    }
    boolean committed = commitment != null && !commitment.isBlank();
    if (committed && !commitment.strip().equals(Chance.commitment(seed))) {
      throw Fault.invalid("commitment", "与种子相符的承诺值", "the commitment of this seed");
    }
    return seed;
  }

  byte[] poolBytes() {
    return bytes("pool", pool);
  }

  byte[] officerBytes() {
    return bytes("officers", officers);
  }

  private static byte[] bytes(String field, String text) {
    if (text == null || text.isBlank()) {
      throw Fault.invalid(field, "CSV，列见 deploy/draw/README.md", "CSV, see deploy/draw/README.md");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST_BYTES) {
      throw Fault.tooLarge(field, "不超过 8 MiB", "at most 8 MiB");
    }
    return bytes;
  }
}
