package cn.jianguan.console.gateway;

import java.util.List;
import java.util.Map;

/**
 * What came of one file so far. Every row read is accepted or rejected: {@code read == accepted +
 * rejected}.
 *
 * @param source name of the source's folder
 * @param mapping the mapping used; empty where the file was not read
 * @param acts acts made; more than {@code accepted} where a row is several acts
 * @param rejectsByReason "reason field" to count
 * @param firstRefused "reason field" to the first few rows: place, value and what was expected
 * @param warnings what a person should look at: columns nobody maps, a damaged end of file …
 * @param done false while it is being read
 */
public record FileReport(
    String source,
    String file,
    String mapping,
    long read,
    long accepted,
    long acts,
    long rejected,
    Map<String, Long> rejectsByReason,
    Map<String, List<String>> firstRefused,
    List<String> warnings,
    boolean done) {}
