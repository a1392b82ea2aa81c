package cn.jianguan.act;

import org.apache.avro.Schema;

/**
 * What a text of an act holds: the property {@code holds} of its field. It decides what intake does
 * with it before anybody else sees it.
 */
public enum TextContent {
  /** 代码、编号 / a code, number or word of a dictionary; a resident's number in it is hidden. */
  CODE,
  /** 跨来源比较的代码 / a code compared across sources; written half-width and in upper case. */
  TIDY_CODE,
  /**
   * 文字、名称 / words, or the name of a thing or an organisation; numbers, plates and names of persons
   * that can be told by their form are hidden, no model sees it.
   */
  TEXT,
  /** 自然人姓名 / name of a natural person; masked. */
  PERSON_NAME,
  /** 地址 / as TEXT; of a natural person no more than the town is left. */
  ADDRESS,
  /** 自然人证件号、执法证号、车牌等 / number of a natural person; replaced by a pseudonym. */
  PERSON_ID,
  /** 当事人名称 / name of a party or object; masked where its scheme is one of natural persons. */
  PARTY_NAME,
  /** 当事人代码 / code of a party or object; tidy, a pseudonym where its scheme is one of persons. */
  PARTY_CODE,
  /**
   * 组织或自然人的代码 / code of an organisation or a person; a pseudonym unless it is an organisation's.
   */
  ANY_CODE,
  /** 假名 / hidden by the sender; what is no hash yet becomes a pseudonym. */
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
