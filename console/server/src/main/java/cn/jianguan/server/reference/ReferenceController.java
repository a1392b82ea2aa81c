package cn.jianguan.server.reference;

import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.server.account.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Regions, agencies, models, and what codes are called. */
@RestController
@Tag(name = "reference 基础数据")
class ReferenceController {
  private static final int MOST = 2_000;

  private final Directory directory;

  ReferenceController(Directory directory) {
    this.directory = directory;
  }

  @GetMapping("/api/v1/words")
  @Operation(summary = "状态、事件、牌、角色的名称 / names of states, events, cards and roles")
  Map<String, Map<String, Word>> words() {
    Map<String, Map<String, Word>> words = new LinkedHashMap<>();
    for (Class<? extends Enum<?>> type :
        List.of(AlertState.class, AlertEvent.class, Card.class, ActorRole.class)) {
      Map<String, Word> of = new LinkedHashMap<>();
      for (Enum<?> value : type.getEnumConstants()) {
        of.put(value.name(), Word.of(value));
      }
      words.put(type.getSimpleName(), of);
    }
    return words;
  }

  @GetMapping("/api/v1/reference/regions")
  @Operation(summary = "某区划的下一级 / the regions right below one; none given: below one's own")
  List<Directory.Region> regions(
      @RequestParam(required = false) String below, @AuthenticationPrincipal Visitor visitor) {
    String top = below == null || below.isBlank() ? visitor.account().area() : below;
    return directory.below(top);
  }

  @GetMapping("/api/v1/reference/agencies")
  @Operation(summary = "辖区内的机关 / agencies of one's region")
  List<Directory.Agency> agencies(
      @RequestParam(defaultValue = "") String q, @AuthenticationPrincipal Visitor visitor) {
    String area = visitor.account().area();
    Set<String> own = area.isEmpty() ? Set.of() : directory.subtree(area);
    return directory.agencies().stream()
        .filter(it -> area.isEmpty() || own.contains(it.areaNumber()))
        .filter(it -> q.isBlank() || it.name().contains(q) || it.code().contains(q))
        .limit(MOST)
        .toList();
  }

  @GetMapping("/api/v1/reference/models")
  @Operation(summary = "模型名称 / names of models")
  Collection<Directory.Model> models() {
    return directory.models();
  }
}
