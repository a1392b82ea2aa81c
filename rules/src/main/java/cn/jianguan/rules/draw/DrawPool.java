package cn.jianguan.rules.draw;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Objects and officers among whom is drawn, in the order of their keys. */
public record DrawPool(List<PoolObject> objects, List<PoolOfficer> officers) {
  public DrawPool {
    objects = objects.stream().sorted(Comparator.comparing(PoolObject::key)).toList();
    officers = officers.stream().sorted(Comparator.comparing(PoolOfficer::id)).toList();
    if (objects.isEmpty()) {
      throw new IllegalArgumentException("池中没有对象 / there is no object in the pool");
    }
    once(objects.stream().map(PoolObject::key).toList());
    once(officers.stream().map(PoolOfficer::id).toList());
  }

  private static void once(Collection<String> keys) {
    TreeSet<String> seen = new TreeSet<>();
    for (String key : keys) {
      if (key.isEmpty() || !seen.add(key)) {
        throw new IllegalArgumentException("池中重复或空缺 / in the pool twice, or empty: " + key);
      }
    }
  }

  /**
   * SHA-256 over terms, policy and everything in the pool: each field is led by its length, so that
   * no two pools have one text.
   */
  public String hash(DrawTerms terms, DrawPolicy policy) {
    StringBuilder text = new StringBuilder(terms.text()).append(policy.text());
    objects.forEach(it -> append(text, it.fields()));
    text.append("officers\n");
    officers.forEach(it -> append(text, it.fields()));
    return Chance.hex(text.toString());
  }

  private static void append(StringBuilder text, List<String> fields) {
    fields.forEach(field -> text.append(field.length()).append(':').append(field));
    text.append('\n');
  }
}
