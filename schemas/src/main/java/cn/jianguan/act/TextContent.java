package cn.jianguan.act;

import org.apache.avro.Schema;

/**
 * What a text of an act holds: the property {@code holds} of its field. It decides what intake does
 * with it before anybody else sees it.
 */
public enum TextContent {
  /** 代码、编号 / a code, number or word of a dictionary; stays as sent. */
  CODE,
  /** 跨来源比较的代码 / a code compared across sources; written half-width and in upper case. */
  TIDY_CODE,
  /** 文字、名称 / words, or the name of a thing or an organisation; stays as sent, no model sees it. */
  TEXT,
  /** 自然人姓名 / name of a natural person; masked. */
  PERSON_NAME,
  /** 自然人证件号等 / number of a natural person; replaced by a pseudonym. */
  PERSON_ID,
  /** 当事人名称 / name of a party or object; masked where its scheme is one of natural persons. */
  PARTY_NAME,
  /** 当事人代码 / code of a party or object; tidy, a pseudonym where its scheme is one of persons. */
  PARTY_CODE,
  /** 假名 / hidden already by the sender; stays as sent. */
  PSEUDONYM;

  /**
   * What a field holds; null where its schema does not say, as fields that are no texts do not.
   *
   * @throws IllegalArgumentException where it names no such content
   */
  public static TextContent of(Schema.Field field) {
    String name = field.getProp("holds");
    return name == null ? null : valueOf(name);
  }
}
