package cn.jianguan.rules.expression;

import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.RowFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition over one act, compiled once and evaluated in well under a microsecond. Thread-safe.
 *
 * <pre>
 * onSite &amp;&amp; visitReason in ['01','02','03'] &amp;&amp; agencyCode == $agencyCode
 * value &gt; #factor * limitHigh || tags contains 'INJURY'
 * itemCode startsWith '0123' &amp;&amp; !disclosureExempt &amp;&amp; disclosedAt != null
 * occurredOn &lt;= &#64;expiredOn &amp;&amp; usage &gt;= #share * &#64;before
 * </pre>
 *
 * Operators, weakest first: {@code ||}, {@code &&}, {@code !}, one comparison ({@code == != < <= >
 * >= in [..]}, {@code not in [..]}, {@code contains}, {@code startsWith}), {@code + -}, {@code *
 * /}. What an act does not have equals null, '' and false, and is neither less nor greater than
 * anything. Dates are epoch days, timestamps epoch ms.
 */
public final class Expression {
  /** Holds for every act. */
  public static final Expression ALWAYS = new Expression("", (own, trigger, parameters) -> true);

  private static final int MAX_LENGTH = 2000;

  private final String text;
  private final Node root;
  private final List<String> parameters;
  private final List<FeatureReference> features;
  private final RowFilter alone;

  private Expression(String text, Node root) {
    this.text = text;
    this.root = root;
    this.parameters = read(Token.Type.PARAMETER).toList();
    this.features = read(Token.Type.TRIGGER).map(FeatureReference::new).toList();
    boolean isAlone = parameters.isEmpty() && features.isEmpty();
    this.alone =
        text.isEmpty() ? RowFilter.ALL : isAlone ? filter(null, Parameters.NONE, List.of()) : null;
  }

  /**
   * Reads an expression; an empty one always holds.
   *
   * @throws ExpressionException if it is none, or names what the scope does not have
   */
  public static Expression parse(String text, Scope scope) {
    if (text == null || text.isBlank()) {
      return ALWAYS;
    }
    if (text.length() > MAX_LENGTH) {
      throw new ExpressionException("", MAX_LENGTH, "表达式过长", "expression too long");
    }
    return new Expression(text, new Parser(text, scope).read());
  }

  /**
   * Whether it holds.
   *
   * @param own the act under test
   * @param trigger the act that {@code $name} reads; may be null where the scope had none
   */
  public boolean holds(Row own, Row trigger, Parameters parameters) {
    return root.holds(own, trigger, parameters);
  }

  /** The rows for which it holds, with what it reads besides them as it is now. */
  public RowFilter filter(Row trigger, Parameters values) {
    if (alone != null) {
      return alone;
    }
    List<Object> given = new ArrayList<>(parameters.size() + features.size());
    parameters.forEach(name -> given.add(values.get(name)));
    features.forEach(feature -> given.add(feature.of(trigger)));
    return filter(trigger, name -> given.get(parameters.indexOf(name)), given);
  }

  private RowFilter filter(Row trigger, Parameters values, List<Object> given) {
    return new RowFilter(text, given, row -> root.holds(row, trigger, values));
  }

  private Stream<String> read(Token.Type type) {
    return Token.of(text).stream()
        .filter(token -> token.type() == type)
        .map(Token::text)
        .distinct();
  }

  /** Names of the indicators it reads as {@code @name}. */
  public Set<String> indicators() {
    return parameters.stream()
        .filter(name -> name.startsWith("@"))
        .map(name -> name.substring(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String toString() {
    return text;
  }
}
