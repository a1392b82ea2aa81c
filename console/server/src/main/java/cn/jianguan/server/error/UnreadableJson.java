package cn.jianguan.server.error;

import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field of a request's JSON cannot be read, and what was expected there. */
public final class UnreadableJson {
  private UnreadableJson() {}

  /** A key that is not known is named too: left out, it would say nothing without a word. */
  public static Fault fault(JacksonException e) {
    String field = field(e);
    if (e instanceof UnrecognizedPropertyException unknown) {
      String known = names(unknown.getKnownPropertyIds());
      return Fault.invalid(field, "没有此字段，可用 " + known, "no such field; there are " + known);
    }
    if (e instanceof MismatchedInputException wrong && !field.isEmpty()) {
      return Fault.invalid(field, zh(wrong.getTargetType()), en(wrong.getTargetType()));
    }
    return Fault.invalid(
        field.isEmpty() ? "body" : field, "应为符合接口说明的 JSON", "JSON as the API says");
  }

  private static String field(JacksonException e) {
    return e.getPath().stream()
        .map(it -> it.getPropertyName() == null ? "[" + it.getIndex() + "]" : it.getPropertyName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String names(Collection<Object> known) {
    return known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String zh(Class<?> type) {
    if (type == null) {
      return "类型不符";
    }
    if (type.isPrimitive() && type != boolean.class || Number.class.isAssignableFrom(type)) {
      return "应为数字";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "应为 true 或 false";
    }
    if (type == String.class) {
      return "应为文字";
    }
    return Collection.class.isAssignableFrom(type) ? "应为列表" : "应为对象";
  }

  private static String en(Class<?> type) {
    if (type == null) {
      return "a value of another type";
    }
    if (type.isPrimitive() && type != boolean.class || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "a text";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }
}
