package cn.jianguan.rules.model;

import cn.jianguan.record.ActKind;
import java.util.Set;

/**
 * One number (or text) a model needs: an aggregate over the subject's acts of some kinds that pass
 * a filter within a window.
 *
 * @param name unique within the model; the name used in DRL, reasons and evidence
 * @param kinds act kinds it looks at
 * @param filter expression over an act of the history ({@code $x} is feature x of the trigger,
 *     {@code #x} parameter x); empty takes all
 * @param field feature the aggregate reads; empty where it needs none. DISTINCT takes several,
 *     separated by {@code |}: the first that is present and not empty identifies the act (so that
 *     {@code jointTaskId|actId} counts a joint task once)
 * @param matching second condition of SHARE and RUN; empty otherwise
 * @param series aggregate within each bucket of SERIES_*: COUNT, DISTINCT or SUM; null otherwise
 * @param buckets number of earlier windows of SERIES_*, the window of t itself excluded; 0
 *     otherwise
 * @param includeTrigger false leaves the trigger itself out (ROBUST_Z always does)
 */
public record IndicatorDefinition(
    String name,
    Aggregate aggregate,
    Set<ActKind> kinds,
    String filter,
    Window window,
    String field,
    String matching,
    Aggregate series,
    int buckets,
    boolean includeTrigger) {}
