package cn.jianguan.server.alert;

import java.time.Instant;

/**
 * An alert on one line of the queue; names stand beside their codes.
 *
 * @param cardHolder who was dealt the card, where that is not the addressee; else empty
 */
public record AlertLine(
    String alertId,
    String modelId,
    String modelZh,
    String modelEn,
    String domain,
    String severity,
    String state,
    String card,
    String cardHolder,
    String cardHolderName,
    boolean listed,
    String titleZh,
    String titleEn,
    String objectKey,
    String objectName,
    String areaNumber,
    String areaName,
    String addressee,
    String addresseeName,
    int hitCount,
    int seq,
    Instant emittedAt,
    Instant due,
    Instant dueTotal,
    Instant closedAt) {}
