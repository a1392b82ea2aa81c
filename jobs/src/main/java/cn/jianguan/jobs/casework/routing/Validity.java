package cn.jianguan.jobs.casework.routing;

import java.time.LocalDate;

/** First and last day on which a row of the reference data holds, both included; null is open. */
record Validity(LocalDate from, LocalDate to) {
  boolean on(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
