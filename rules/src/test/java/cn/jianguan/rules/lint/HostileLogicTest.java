package cn.jianguan.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that want more than a rule may: each is one finding, with line and column. */
class HostileLogicTest {
  private static final Pack GOOD = PackLibrary.shipped("JD-01");
  private static final String NUL = Character.toString(0);
  private static final String RIGHT_TO_LEFT = Character.toString(0x202E);
  private static final String ZERO_WIDTH = Character.toString(0x200B);
  private static final String LINE_SEPARATOR = Character.toString(0x2028);

  static Stream<Arguments> hostile() {
    return Stream.of(
        // escapes, and what is not seen
        then("// \\u000a System.exit(0);\n" + HIT, "3:4", "反斜杠"),
        then("$b.hit(Severity.RED, \"\\u0022); System.exit(0); //\");", "3:23", "反斜杠"),
        then("/* \\u002a/ System.exit(0); /* */" + HIT, "3:4", "反斜杠"),
        then("\\u0024b.raise();", "3:1", "此处不能用 \\"),
        when("number(\"agencyDay\\\") > 0, text(\"\") > 0", "2:50", "反斜杠"),
        file("rule \"a\\\"b\" when", "1:8", "反斜杠"),
        when("step > 0 " + NUL, "2:42", "U+0000"),
        then("// " + RIGHT_TO_LEFT + "\n" + HIT, "3:4", "U+202E"),
        then("$b.tag(\"A" + ZERO_WIDTH + "\");", "3:10", "U+200B"),
        then("$b.tag(\"A" + LINE_SEPARATOR + "\");", "3:10", "U+2028"),
        then("$b.tag(\"" + (char) 0xD800 + "\");", "3:9", "U+D800"),
        when("step \f> 0", "2:38", "U+000C"),
        when("step＞0", "2:37", "此处不能用 ＞"),
        // comments and quotes
        then("/* a /* b */ */" + HIT, "3:6", "注释中不得再有 /*"),
        then("/* a", "3:1", "注释没有 */"),
        then("*/" + HIT, "3:1", "应为 $b"),
        file("rule \"a */ static { System.exit(0); } /*\" when", "1:9", "引号内不得有"),
        when("text(\"agencyDay\") == \"/*\"", "2:55", "引号内不得有"),
        when("text(\"agencyDay", "2:49", "缺少右引号"),
        then("$b.tag(\"a\r\"); System.exit(0); //\");", "3:10", "本行缺少右引号"),
        then("$b.tag(\"a\tb\");", "3:10", "本行缺少右引号"),
        then("$b.tag(\"a\n\");", "3:10", "本行缺少右引号"),
        when("text('agencyDay') == ''", "2:38", "此处不能用 '"),
        then("$b.tag(\"a\" + \"b\");", "3:12", "应为 )"),
        then("# comment\n" + HIT, "3:1", "此处不能用 #"),
        // brackets
        when("(step > 0", "3:1", "应为 )"),
        when("step > 0))", "2:42", "应为 then"),
        when("(".repeat(5000), "2:65", "至多 32 层"),
        then("$b.hit(Severity.RED;", "3:20", "应为 )"),
        when("step > 0) or Bundle(step < 0", "2:43", "应为 then"),
        // around the rules
        file("package a;", "1:1", "包名由引擎添加"),
        file("import java.lang.Runtime;", "1:1", "不得引入"),
        file("import static java.lang.System.exit;", "1:1", "不得引入"),
        file("import function java.lang.System.exit", "1:1", "不得引入"),
        file("global java.util.List all;", "1:1", "没有全局变量"),
        file("function void f() { System.exit(0); }", "1:1", "没有函数"),
        file("dialect \"mvel\"", "1:1", "方言由引擎决定"),
        file("declare A end", "1:1", "应为 rule"),
        file("query \"q\" Bundle() end", "1:1", "应为 rule"),
        file("unit A;", "1:1", "应为 rule"),
        file("", "1:1", "文件末尾"),
        file("rule 'a' when", "1:6", "此处不能用 '"),
        file("rule \"a\" extends \"b\" when", "1:10", "应为 when"),
        file("rule \"a\" salience 10 when", "1:10", "没有先后"),
        file("rule \"a\" no-loop true when", "1:10", "应为 when"),
        file("rule \"a\" timer (int: 1s) when", "1:10", "expectations"),
        file("rule \"a\" dialect \"mvel\" when", "1:10", "方言由引擎决定"),
        file("rule \"a\" @Propagation(IMMEDIATE) when", "1:10", "此处不能用 @"),
        file("rule \"a\" when then System.exit(0); end", "1:15", "应为 $b"),
        file("rule \"a\" when Bundle() then end", "1:15", "应为 $b"),
        file("rule \"a\" when not Bundle() then end", "1:15", "应为 $b"),
        file("rule \"a\" when $b : Object() then end", "1:20", "应为 Bundle"),
        file("rule \"a\" when $b : Bundle() then end", "1:27", "第一个条件"),
        file("rule \"a\" when $b : Bundle(model != \"JD-01\") then end", "1:33", "第一个条件"),
        file("rule \"a\" when $b : Bundle(model == \"JD-02\") then end", "1:36", "第一个条件应为"),
        // conditions
        when("eval(true)", "2:33", "条件直接写在"),
        when("step > 0) from collect(Bundle()", "2:43", "只看一个 Bundle"),
        when("step > 0) exists Bundle(", "2:43", "只看一个 Bundle"),
        when("step > 0) Bundle(", "2:43", "应为 then"),
        when("accumulate(Bundle(), $n : count())", "2:33", "写成指标"),
        when("System.exit(0) == null", "2:33", "不得访问系统"),
        when("Runtime.getRuntime().exec(\"x\") != null", "2:33", "实为 Runtime"),
        when("java.lang.System.exit(0) == null", "2:33", "实为 java"),
        when("T(java.lang.Runtime).getRuntime() != null", "2:33", "实为 T"),
        when("class.name == \"x\"", "2:33", "实为 class"),
        when("getClass() != null", "2:33", "实为 getClass"),
        when("this.model == \"x\"", "2:33", "实为 this"),
        when("$s : step > 0", "2:33", "实为 $s"),
        when("number(step) > 0", "2:40", "引号内的名称"),
        when("number(\"agencyDay\").hashCode() > 0", "2:52", "应为 )"),
        when("new java.io.File(\"x\") != null", "2:33", "实为 new"),
        when("step++ > 0", "2:38", "实为 +"),
        when("step = 1", "2:38", "此处不能用 ="),
        when("step > 0 ? true : false", "2:42", "此处不能用 ?"),
        when("step matches \"x\"", "2:38", "应为 )"),
        when("step >> 1 > 0", "2:39", "实为 >"),
        when("step > 010", "2:40", "数字不得以 0 开头"),
        when("step > 0x10", "2:41", "应为 )"),
        when("step > 1L", "2:41", "应为 )"),
        when("step > 99999999999999999999", "2:40", "最长 15 位"),
        when("step < 1 < 2", "2:42", "应为 )"),
        when("step > 0 " + "&& step > 0".repeat(300), "2:1442", "至多 256 项"),
        when("1 / 0 > number(\"none\")", "2:48", "没有指标 none"),
        // conclusions
        then("System.exit(0);", "3:1", "不得访问系统"),
        then("Runtime.getRuntime().exec(\"x\");", "3:1", "实为 Runtime"),
        then("new Thread().start();", "3:1", "实为 new"),
        then("{ System.exit(0); }", "3:1", "此处不能用 {"),
        then("while (true) {}", "3:1", "实为 while"),
        then("insert(new Object());", "3:1", "不产生事实"),
        then("update($b);", "3:1", "不改变事实"),
        then("modify($b) { raise() }", "3:1", "不改变事实"),
        then("drools.halt();", "3:1", "实为 drools"),
        then("kcontext.getKieRuntime();", "3:1", "实为 kcontext"),
        then("$b = null;", "3:4", "此处不能用 ="),
        then("$b.getClass();", "3:4", "hitFrom"),
        then("$b.getClass().forName(\"x\");", "3:4", "hitFrom"),
        then("$b.raise", "4:1", "应为 ("),
        then("$b.raise()", "4:1", "应为 ;"),
        then("$b.raise(\"x\");", "3:10", "应为 )"),
        then("$b.hit();", "3:8", "Severity"),
        then("$b.hit(Severity.valueOf(\"RED\"));", "3:17", "BLUE、YELLOW"),
        then("$b.hit(Severity.RED, System.getenv(\"x\"));", "3:22", "不得访问系统"),
        then("$b.hit($b.getClass());", "3:11", "应为 getStepSeverity"),
        then("$b.confidence(1.0 / 0);", "3:19", "应为 )"),
        then("$b.tag(\"A\", \"B\");", "3:13", "应为 )"),
        then(HIT + "end rule \"R\" when $b : Bundle(model == \"JD-01\") then", "3:31", "规则名重复"),
        then("end; System.exit(0);", "3:4", "应为 rule"));
  }

  private static final String HIT = "$b.hit(Severity.RED);";

  private static Arguments file(String drl, String at, String says) {
    return arguments(drl, at, says);
  }

  private static Arguments when(String condition, String at, String says) {
    String drl = "rule \"R\" when\n  $b : Bundle(model == \"JD-01\", %s)\nthen\n%s\nend\n";
    return arguments(drl.formatted(condition, HIT), at, says);
  }

  private static Arguments then(String actions, String at, String says) {
    String drl = "rule \"R\" when $b : Bundle(model == \"JD-01\")\nthen\n%s\nend\n";
    return arguments(drl.formatted(actions), at, says);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatARuleMayNot_isFoundWhereItStands(String drl, String at, String says) {
    TreeMap<String, String> files = new TreeMap<>(GOOD.files());
    files.put(Pack.LOGIC, drl);

    List<Finding> findings = PackLint.check(new Pack("JD-01", files));

    assertThat(findings.get(0).where()).isEqualTo("JD-01/logic.drl:" + at);
    assertThat(findings.get(0).zh()).contains(says);
  }
}
