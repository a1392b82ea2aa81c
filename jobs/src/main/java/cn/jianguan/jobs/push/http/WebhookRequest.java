package cn.jianguan.jobs.push.http;

import java.net.URI;
import java.util.Map;

/** A signed message for one endpoint. */
public record WebhookRequest(
    URI url, String contentType, Map<String, String> headers, byte[] body) {}
