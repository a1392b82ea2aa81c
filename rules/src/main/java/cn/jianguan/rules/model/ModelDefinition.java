package cn.jianguan.rules.model;

import cn.jianguan.record.StageTerm;
import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.history.SubjectKind;
import java.util.List;
import java.util.Set;

/**
 * A risk-warning model as its pack says.
 *
 * @param id e.g. JD-01
 * @param version version of the pack
 * @param domain two-letter domain code
 * @param subjects kinds of subject it is evaluated for, each with a history and episodes of its own
 * @param revisit how many triggers that occurred after a late, corrected or withdrawn act are
 *     evaluated again (oldest first), besides those whose hit stands; 0 leaves all as they were
 *     judged when they arrived, as suits a comparison with peers
 * @param parameters rows of the decision table; every parameter has a row for region {@code *}
 * @param episodeKey template of features in braces, e.g. {@code {objectKey}|{agencyCode}}; hits
 *     with the same key belong to one alert while it is open. Empty: the subject
 * @param addressees addressee codes, e.g. CO, JU, AGENCY
 * @param suppressCodes suppression codes, or N
 * @param terms times of its alerts that are not those of the loop's table
 * @param rearm when a hit after closing is a new matter
 * @param reasonZh template of indicators, parameters and features in braces
 * @param reasonEn the same in English
 * @param logic its rules
 * @param basis laws and standards
 */
public record ModelDefinition(
    String id,
    String version,
    String nameZh,
    String nameEn,
    String domain,
    ModelKind kind,
    Set<SubjectKind> subjects,
    Trigger trigger,
    List<IndicatorDefinition> indicators,
    List<ExpectationDefinition> expectations,
    int revisit,
    List<ParameterRow> parameters,
    String episodeKey,
    List<String> addressees,
    List<String> suppressCodes,
    List<StageTerm> terms,
    Rearm rearm,
    String reasonZh,
    String reasonEn,
    DrlFile logic,
    List<String> basis) {}
