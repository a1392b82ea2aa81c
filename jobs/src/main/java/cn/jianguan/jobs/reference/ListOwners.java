package cn.jianguan.jobs.reference;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.ExemptionItem;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.Law;
import cn.jianguan.record.NoDisturbEntry;
import cn.jianguan.record.Outage;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SandboxEntry;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.record.VisitCap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whose a row of a list is to say. What is national (lists without a scheme, a zone or a source of
 * their own, and everything under the name of another source) may be said by the sources that the
 * configuration names, nobody else. Everything else is that source's which spoke of it first, in
 * the order of the topic; it stays so after a deletion. Not thread-safe.
 */
public final class ListOwners {
  private static final int LONGEST = 200;
  private static final String CLOSED =
      "国家目录与代码只能由配置项 national.sources 所列来源修改 / a list of your own: national ones are changed by"
          + " the sources of national.sources alone";

  private final Set<String> nationalSources;
  private final Map<String, String> owners = new TreeMap<>();

  /**
   * @param nationalSources sources that may say anything
   */
  public ListOwners(Set<String> nationalSources) {
    this.nationalSources = Set.copyOf(nationalSources);
  }

  /** What a row speaks of; a national one is closed, one without a name belongs to nobody. */
  private record Subject(String field, String type, String name, boolean national) {
    static Subject national(String field, String name) {
      return new Subject(field, "", name, true);
    }

    static Subject of(String field, String type, String name) {
      return new Subject(field, type, name, false);
    }
  }

  /** Why the row is not its source's to send, or null; then what it speaks of is the source's. */
  public Refusal refusal(ReferenceRecord record) {
    String source = record.getEnvelope().getCdSource();
    Refusal identity = identity(record.getEnvelope());
    if (identity != null) {
      return identity;
    }
    Subject subject = record.getBody() == null ? null : subject(record.getBody(), source);
    if (subject != null && subject.name().length() > LONGEST) {
      return new Refusal(
          RejectReason.FIELD_LENGTH,
          subject.field(),
          subject.name(),
          "不应超过 %1$d 个字符 / at most %1$d characters".formatted(LONGEST));
    }
    if (nationalSources.contains(source) || subject == null) {
      claim(record.getEnvelope());
      return null;
    }
    if (subject.national()) {
      return new Refusal(RejectReason.NOT_OWNER, subject.field(), subject.name(), CLOSED);
    }
    String owner = owners.getOrDefault(subject.type() + ':' + subject.name(), source);
    if (!owner.equals(source)) {
      return belongsTo(owner, subject.field(), subject.name());
    }
    // An authority speaks of another's agency without making it its own.
    if (!(record.getBody() instanceof Authority)) {
      owners.put(subject.type() + ':' + subject.name(), source);
    }
    claim(record.getEnvelope());
    return null;
  }

  private static Subject subject(Object body, String source) {
    if (body instanceof Region region) {
      return region.getScheme().isBlank()
          ? Subject.national("scheme", region.getScheme())
          : Subject.of("scheme", "regions", region.getScheme());
    } else if (body instanceof SupervisionItem item) {
      return item.getScheme().isBlank()
          ? Subject.national("scheme", item.getScheme())
          : Subject.of("scheme", "items", item.getScheme());
    } else if (body instanceof CalendarDay day) {
      return day.getZone().isBlank()
          ? Subject.national("zone", day.getZone())
          : Subject.of("zone", "calendar", day.getZone());
    } else if (body instanceof CodeListEntry code) {
      return code.getCdSource().equals(source)
          ? null
          : Subject.national("cdSource", code.getCdSource());
    } else if (body instanceof IdScheme scheme) {
      return scheme(scheme, source);
    } else if (body instanceof SourceDeclaration declaration) {
      return declaration.getCdSource().equals(source)
          ? null
          : Subject.national("cdSource", declaration.getCdSource());
    } else if (body instanceof Agency agency) {
      return Subject.of("code", "agency", agency.getCode());
    } else if (body instanceof Authority authority) {
      return Subject.of("agencyCode", "agency", authority.getAgencyCode());
    } else if (body instanceof Law law) {
      return Subject.of("lawId", "law", law.getLawId());
    } else if (body instanceof SandboxEntry entry) {
      return Subject.of("objectKey", "sandbox", entry.getObjectKey());
    } else if (body instanceof NoDisturbEntry entry) {
      return Subject.of("objectKey", "no-disturb", entry.getObjectKey());
    } else if (body instanceof Outage outage) {
      return Subject.of("objectKey", "outage", outage.getObjectKey());
    } else if (body instanceof ExemptionItem item) {
      return Subject.of("itemCode", "exemption", item.getItemCode() + '@' + item.getAreaNumber());
    } else if (body instanceof Endpoint endpoint) {
      return Subject.national("endpointId", endpoint.getEndpointId());
    } else if (body instanceof VisitCap cap) {
      return Subject.of("agencyCode", "visit-cap", cap.getAgencyCode() + '@' + cap.getAreaNumber());
    }
    return null;
  }

  private static Subject scheme(IdScheme scheme, String source) {
    if (NationalLists.hasScheme(scheme.getScheme())) {
      return Subject.national("scheme", scheme.getScheme());
    }
    return scheme.getCdSource().equals(source)
        ? Subject.of("scheme", "scheme", scheme.getScheme())
        : Subject.national("cdSource", scheme.getCdSource());
  }

  /**
   * A row is replaced by the next one of its identity. Without an identity of its own that is
   * source and key, so neither may be made to look like another's.
   */
  private Refusal identity(Envelope envelope) {
    String source = envelope.getCdSource();
    String unique = envelope.getRecordUniqueIdentity();
    if (source.isBlank() || source.indexOf('/') >= 0) {
      return new Refusal(
          RejectReason.FIELD_FORMAT,
          "envelope.cdSource",
          source,
          "数据来源必填且不含“/” / a source, without a slash");
    }
    if (source.length() + unique.length() + envelope.getCdId().length() > LONGEST) {
      return new Refusal(
          RejectReason.FIELD_LENGTH,
          "envelope",
          source + '/' + envelope.getCdId(),
          "来源与主键合计不应超过 %1$d 个字符 / source and key of at most %1$d characters".formatted(LONGEST));
    }
    if (unique.isBlank() || nationalSources.contains(source)) {
      return null;
    }
    boolean isKeyOfAnother = unique.indexOf('/') >= 0 && !unique.startsWith(source + '/');
    String owner = owners.getOrDefault("identity:" + unique, source);
    return isKeyOfAnother || !owner.equals(source)
        ? belongsTo(
            isKeyOfAnother ? unique.substring(0, unique.indexOf('/')) : owner,
            "envelope.recordUniqueIdentity",
            unique)
        : null;
  }

  private void claim(Envelope envelope) {
    if (!envelope.getRecordUniqueIdentity().isBlank()) {
      owners.putIfAbsent("identity:" + envelope.getRecordUniqueIdentity(), envelope.getCdSource());
    }
  }

  private static Refusal belongsTo(String owner, String field, String value) {
    return new Refusal(
        RejectReason.NOT_OWNER,
        field,
        value,
        "已属来源 %1$s,只能由其修改 / something of your own: this belongs to %1$s".formatted(owner));
  }

  /** What was said so far, to go on after a restart. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(1);
      out.writeInt(owners.size());
      for (Map.Entry<String, String> owner : owners.entrySet()) {
        out.writeUTF(owner.getKey());
        out.writeUTF(owner.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Takes over what {@link #encode} wrote. */
  public void restore(byte[] state) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      if (in.readByte() != 1) {
        throw new IOException("owners of lists in an unknown form");
      }
      for (int left = in.readInt(); left > 0; left--) {
        owners.put(in.readUTF(), in.readUTF());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
