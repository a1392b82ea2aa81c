package cn.jianguan.console.gateway.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What source.yaml says about the source as a whole.
 *
 * @param cdSource envelope.cdSource of all its rows
 * @param zone in which its dates and times are read
 * @param edition day from which its reference lists are; a later edition of a list wins
 * @param defaults fields that every act of the source carries unless its mapping says otherwise
 */
public record SourceFacts(
    String cdSource, ZoneId zone, LocalDate edition, Map<String, MappingEntry> defaults) {}
