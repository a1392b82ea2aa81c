package cn.jianguan.jobs.reference;

import cn.jianguan.log.DepartmentTopic;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.RejectReason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether an endpoint can be sent to, as far as can be told without asking for its address: where a
 * name leads, and whether that may be sent to, is looked at with every connection.
 */
final class EndpointCheck {
  private static final List<String> EVENTS =
      List.of(
          "dispatched",
          "raised",
          "due_soon",
          "carded",
          "returned",
          "basis_changed",
          "closed",
          "joint_visit",
          "moved",
          "weekly_list");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final int LONGEST_URL = 2000;
  private static final int MOST_SECRETS = 5;

  private EndpointCheck() {}

  static void check(Endpoint endpoint, Faults faults) {
    name("endpointId", endpoint.getEndpointId(), faults);
    faults.given("agencyCode", endpoint.getAgencyCode());
    url(endpoint, faults);
    faults.listed("events", endpoint.getEvents(), EVENTS);
    endpoint.getSecretNames().forEach(secret -> name("secretNames", secret, faults));
    if (endpoint.getSecretNames().isEmpty() || endpoint.getSecretNames().size() > MOST_SECRETS) {
      faults.add(
          RejectReason.FIELD_RANGE,
          "secretNames",
          endpoint.getSecretNames().size(),
          "应有 1 至 %1$d 个密钥名 / from 1 to %1$d names of secrets".formatted(MOST_SECRETS));
    }
    time("quietFrom", endpoint.getQuietFrom(), faults);
    time("quietTo", endpoint.getQuietTo(), faults);
    time("digestAt", endpoint.getDigestAt(), faults);
    if (endpoint.getQuietFrom().isEmpty() != endpoint.getQuietTo().isEmpty()) {
      faults.add(
          RejectReason.FIELD_MISSING,
          endpoint.getQuietFrom().isEmpty() ? "quietFrom" : "quietTo",
          "",
          "免打扰须同时给出开始与结束 / quiet hours have a beginning and an end");
    }
    faults.period("validFrom", endpoint.getValidFrom(), "validTo", endpoint.getValidTo());
  }

  private static void name(String field, String value, Faults faults) {
    if (!NAME.matcher(value).matches()) {
      faults.add(
          RejectReason.FIELD_FORMAT,
          field,
          value,
          "应为字母、数字、点与连字符，最长 64 / letters, digits, dots and hyphens, at most 64");
    }
  }

  private static void time(String field, String value, Faults faults) {
    if (!value.isEmpty() && !TIME.matcher(value).matches()) {
      faults.add(
          RejectReason.FIELD_FORMAT, field, value, "应为时刻，如 22:00 / a time of day such as 22:00");
    }
  }

  private static void url(Endpoint endpoint, Faults faults) {
    String url = endpoint.getUrl();
    if (!isUrl(url) && !url.equals(DepartmentTopic.url(endpoint.getEndpointId()))) {
      faults.add(
          RejectReason.FIELD_FORMAT,
          "url",
          url,
          "应为 https 地址（所列内网可用 http），不含用户名与片段，最长 %1$d / an address by https (http in a listed network),"
                  .formatted(LONGEST_URL)
              + " without user and fragment, at most %1$d; 或 / or %2$s"
                  .formatted(LONGEST_URL, DepartmentTopic.url(endpoint.getEndpointId())));
    }
  }

  private static boolean isUrl(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return url.length() <= LONGEST_URL
          && (scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
