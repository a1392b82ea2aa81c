package cn.jianguan.reference;

import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.ExemptionItem;
import cn.jianguan.record.Law;
import cn.jianguan.record.NoDisturbEntry;
import cn.jianguan.record.Region;
import cn.jianguan.record.SandboxEntry;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.record.VisitCap;
import java.time.LocalDate;

/**
 * First and last day on which an entry of the reference data is in force, both included; null is
 * open. What has no dates is always in force.
 */
record Validity(LocalDate from, LocalDate to) {
  private static final Validity ALWAYS = new Validity(null, null);

  static Validity of(Object body) {
    if (body instanceof Region region) {
      return of(region.getValidFrom(), region.getValidTo());
    } else if (body instanceof Agency agency) {
      return of(agency.getValidFrom(), agency.getValidTo());
    } else if (body instanceof SupervisionItem item) {
      return of(item.getEffectiveFrom(), item.getEffectiveTo());
    } else if (body instanceof CodeListEntry code) {
      return of(code.getValidFrom(), code.getValidTo());
    } else if (body instanceof Authority authority) {
      return of(authority.getValidFrom(), authority.getValidTo());
    } else if (body instanceof Law law) {
      return of(law.getValidFrom(), law.getValidTo());
    } else if (body instanceof SourceDeclaration source) {
      return of(source.getValidFrom(), source.getValidTo());
    } else if (body instanceof ExemptionItem item) {
      return of(item.getValidFrom(), item.getValidTo());
    } else if (body instanceof SandboxEntry entry) {
      return of(entry.getValidFrom(), entry.getValidTo());
    } else if (body instanceof NoDisturbEntry entry) {
      return of(entry.getValidFrom(), entry.getValidTo());
    } else if (body instanceof Endpoint endpoint) {
      return of(endpoint.getValidFrom(), endpoint.getValidTo());
    } else if (body instanceof VisitCap cap) {
      return of(cap.getValidFrom(), cap.getValidTo());
    }
    return ALWAYS;
  }

  private static Validity of(LocalDate from, LocalDate to) {
    return from == null && to == null ? ALWAYS : new Validity(from, to);
  }

  boolean includes(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
