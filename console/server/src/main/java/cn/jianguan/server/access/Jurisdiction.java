package cn.jianguan.server.access;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Which rows somebody sees. A centre, and who watches, sees its region and what is below; the
 * justice administration of that only what is about agencies; a department what it handles or gets
 * a copy of; an enterprise what is about itself.
 */
@Component
public class Jurisdiction {
  private static final int PROVINCE = 2;

  /** Who may have no region, and then sees all; anybody else without one sees nothing. */
  private static final Set<Role> EVERYWHERE = EnumSet.of(Role.ADMIN, Role.ANALYST);

  private final Directory directory;

  Jurisdiction(Directory directory) {
    this.directory = directory;
  }

  /** What of an alert decides who sees it. */
  public interface Concerning {
    String modelId();

    String objectKey();

    String areaNumber();

    String addressee();

    List<String> copies();
  }

  /** A question about alerts, limited to those that somebody may see. */
  public Question alerts(Question question, Account by) {
    return switch (by.role()) {
      case ENTERPRISE ->
          question
              .where("object_key = {ownOrg:String} AND object_key != ''")
              .with("ownOrg", by.org());
      case DEPT, OFFICER ->
          question
              .where("addressee = {ownOrg:String} OR has(copies, {ownOrg:String})")
              .where("{ownOrg:String} != ''")
              .with("ownOrg", by.org());
      case JUSTICE -> region(question.where("startsWith(model_id, 'JD-')"), by);
      default -> region(question, by);
    };
  }

  /**
   * Which alerts somebody sees.
   *
   * @param isAlike whether it looks at nothing but model, region, addressee and copies
   */
  public record Sight(Predicate<Concerning> of, boolean isAlike) {}

  /** The same limit, for alerts that are remembered here. */
  public Sight alerts(Account by) {
    String org = by.org();
    return switch (by.role()) {
      case ENTERPRISE -> new Sight(it -> !org.isEmpty() && org.equals(it.objectKey()), false);
      case DEPT, OFFICER ->
          new Sight(
              it -> !org.isEmpty() && (org.equals(it.addressee()) || it.copies().contains(org)),
              true);
      case JUSTICE -> new Sight(region(by).and(it -> it.modelId().startsWith("JD-")), true);
      default -> new Sight(region(by), true);
    };
  }

  private Predicate<Concerning> region(Account by) {
    if (by.area().isEmpty()) {
      boolean all = EVERYWHERE.contains(by.role());
      return it -> all;
    }
    boolean unplaced = seesUnplaced(by);
    Set<String> areas = directory.subtree(by.area());
    return it -> areas.contains(it.areaNumber()) || (unplaced && it.areaNumber().isEmpty());
  }

  /** A province, and who is above it, sees what lies in no region, too. */
  private boolean seesUnplaced(Account by) {
    int level = directory.region(by.area()).map(Directory.Region::level).orElse(PROVINCE + 1);
    return level <= PROVINCE;
  }

  /** The same for acts and what is counted of them: by region alone. */
  public Question region(Question question, Account by) {
    if (by.role() == Role.ENTERPRISE) {
      return question.where("0");
    }
    if (by.area().isEmpty()) {
      return question.where(EVERYWHERE.contains(by.role()) ? "1" : "0");
    }
    String none = seesUnplaced(by) ? " OR area_number = ''" : "";
    return question
        .where("has({ownAreas:Array(String)}, area_number)" + none)
        .with("ownAreas", directory.subtree(by.area()));
  }
}
