package cn.jianguan.rules.explain;

import cn.jianguan.record.ModelSet;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.model.ModelKind;
import cn.jianguan.rules.model.Window;
import cn.jianguan.rules.pack.Label;
import java.util.Locale;

/** Codes of the catalogue in words of both languages. */
public final class Words {
  private Words() {}

  public static Label set(ModelSet set) {
    return switch (set) {
      case CORE -> new Label("核心", "core");
      case EXTENSION -> new Label("扩展", "extension");
    };
  }

  public static Label severity(Severity severity) {
    return switch (severity) {
      case BLUE -> new Label("蓝色", "blue");
      case YELLOW -> new Label("黄色", "yellow");
      case ORANGE -> new Label("橙色", "orange");
      case RED -> new Label("红色", "red");
    };
  }

  static Label kind(ModelKind kind) {
    return switch (kind) {
      case E -> new Label("单事件", "single event");
      case T -> new Label("窗口阈值", "threshold in a window");
      case Q -> new Label("时序", "sequence");
      case A -> new Label("缺失", "absence");
      case X -> new Label("跨部门关联", "cross-department");
      case R -> new Label("比率", "ratio");
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
  public static Label domain(String code) {
    return switch (code) {
      case "JT" -> new Label("交通运输", "transport");
      case "YJ" -> new Label("应急管理", "emergency management");
      case "NY" -> new Label("农业农村", "agriculture");
      case "SC" -> new Label("市场监管", "market regulation");
      case "ST" -> new Label("生态环境", "environment");
      case "ZJ" -> new Label("住房城乡建设", "construction");
      case "WL" -> new Label("文化旅游", "culture and tourism");
      case "WJ" -> new Label("卫生健康", "health");
      case "YP" -> new Label("药品监管", "drugs");
      case "JY" -> new Label("教育", "education");
      case "RS" -> new Label("人力资源社会保障", "labour");
      case "ZR" -> new Label("自然资源", "natural resources");
      case "SL" -> new Label("水利", "water resources");
      case "JR" -> new Label("地方金融", "local finance");
      case "GZ" -> new Label("公共资源交易", "public resource trading");
      case "RX" -> new Label("热线与基层治理", "hotline");
      case "XY" -> new Label("信用与审管联动", "credit and permits");
      case "XX" -> new Label("行刑衔接", "criminal transfer");
      case "JD" -> new Label("监管的监管", "supervision of supervision");
      default -> new Label(code, code);
    };
  }
}
