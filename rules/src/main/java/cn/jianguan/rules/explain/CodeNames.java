package cn.jianguan.rules.explain;

import cn.jianguan.record.ModelSet;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.model.ModelKind;
import cn.jianguan.rules.model.Window;
import cn.jianguan.rules.pack.BilingualText;
import java.util.Locale;

/** Codes of the catalogue in words of both languages. */
public final class CodeNames {
  private CodeNames() {}

  public static BilingualText set(ModelSet set) {
    return switch (set) {
      case CORE -> new BilingualText("核心", "core");
      case EXTENSION -> new BilingualText("扩展", "extension");
    };
  }

  public static BilingualText severity(Severity severity) {
    return switch (severity) {
      case BLUE -> new BilingualText("蓝色", "blue");
      case YELLOW -> new BilingualText("黄色", "yellow");
      case ORANGE -> new BilingualText("橙色", "orange");
      case RED -> new BilingualText("红色", "red");
    };
  }

  static BilingualText kind(ModelKind kind) {
    return switch (kind) {
      case E -> new BilingualText("单事件", "single event");
      case T -> new BilingualText("窗口阈值", "threshold in a window");
      case Q -> new BilingualText("时序", "sequence");
      case A -> new BilingualText("缺失", "absence");
      case X -> new BilingualText("跨部门关联", "cross-department");
      case R -> new BilingualText("比率", "ratio");
    };
  }

  /** A window as manifests write it. */
  static String window(Window window) {
    String back = window.back() == 0 ? "" : "-" + window.back();
    return switch (window.unit()) {
      case MINUTES -> window.length() + "m";
      case HOURS -> window.length() + "h";
      case DAYS -> window.length() + "d";
      default -> window.unit().name().toLowerCase(Locale.ROOT) + back;
    };
  }

  /** A domain by its two-letter code. */
  public static BilingualText domain(String code) {
    return switch (code) {
      case "JT" -> new BilingualText("交通运输", "transport");
      case "YJ" -> new BilingualText("应急管理", "emergency management");
      case "NY" -> new BilingualText("农业农村", "agriculture");
      case "SC" -> new BilingualText("市场监管", "market regulation");
      case "ST" -> new BilingualText("生态环境", "environment");
      case "ZJ" -> new BilingualText("住房城乡建设", "construction");
      case "WL" -> new BilingualText("文化旅游", "culture and tourism");
      case "WJ" -> new BilingualText("卫生健康", "health");
      case "YP" -> new BilingualText("药品监管", "drugs");
      case "JY" -> new BilingualText("教育", "education");
      case "RS" -> new BilingualText("人力资源社会保障", "labour");
      case "ZR" -> new BilingualText("自然资源", "natural resources");
      case "SL" -> new BilingualText("水利", "water resources");
      case "JR" -> new BilingualText("地方金融", "local finance");
      case "GZ" -> new BilingualText("公共资源交易", "public resource trading");
      case "RX" -> new BilingualText("热线与基层治理", "hotline");
      case "XY" -> new BilingualText("信用与审管联动", "credit and permits");
      case "XX" -> new BilingualText("行刑衔接", "criminal transfer");
      case "JD" -> new BilingualText("监管的监管", "supervision of supervision");
      default -> new BilingualText(code, code);
    };
  }
}
