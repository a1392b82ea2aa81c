package cn.jianguan.console.gateway.write;

import cn.jianguan.codec.StableId;
import cn.jianguan.console.gateway.mapping.MappingEntry;
import cn.jianguan.console.gateway.mapping.MappingScope;
import cn.jianguan.console.gateway.mapping.RowText;
import cn.jianguan.console.gateway.mapping.TextExpression;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.record.RejectReason;

/**
 * What {@code gather} says: by what rows belong to one act, and what a row is to it. The act is
 * known by source, kind and that value, so that a file which comes in another delivery tells of the
 * same act.
 */
final class GatherEntry {
  private static final int LONGEST = 100;

  private final GatherRole role;
  private final String prefix;
  private final RowText by;

  /**
   * @param entry {@code gather}, which is there
   */
  GatherEntry(MappingEntry entry, String cdSource, String kind, MappingScope scope) {
    entry.allow("by", "as");
    MappingEntry as = entry.required("as");
    if (!GatherRole.words().contains(as.text())) {
      throw as.wrong("write one of " + GatherRole.words());
    }
    this.role = GatherRole.values()[GatherRole.words().indexOf(as.text())];
    this.prefix = cdSource + '/' + kind + '/';
    int before = scope.references();
    this.by = new TextExpression(scope).text(entry.required("by"));
    if (scope.references() == before) {
      throw entry.get("by").wrong("names no column: all rows would be one");
    }
  }

  GatherRole role() {
    return role;
  }

  String identity(SourceRow row) throws RowRefusedException {
    String value = by.of(row);
    if (value.isEmpty()) {
      throw new RowRefusedException(
          RejectReason.FIELD_MISSING, "gather", "", "行为的共同标识 / what its rows have in common");
    }
    String whole = prefix + value;
    return whole.length() <= LONGEST ? whole : prefix + StableId.of(value);
  }
}
