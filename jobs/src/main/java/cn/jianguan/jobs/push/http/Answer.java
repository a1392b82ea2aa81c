package cn.jianguan.jobs.push.http;

import java.time.Duration;

/**
 * What came of one attempt.
 *
 * @param status of the HTTP answer; 0: there was none
 * @param pause time that the other side asks for; zero: it does not
 * @param words of the other side or of the fault, at most 200 characters
 */
public record Answer(Kind kind, int status, Duration pause, String words) {
  private static final int LONGEST = 200;

  public Answer {
    String oneLine = words.replaceAll("\\p{Cntrl}+", " ").strip();
    words = oneLine.length() > LONGEST ? oneLine.substring(0, LONGEST) : oneLine;
  }

  public static Answer of(Kind kind, String words) {
    return new Answer(kind, 0, Duration.ZERO, words);
  }
}
