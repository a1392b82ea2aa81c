package cn.jianguan.server.draw;

import cn.jianguan.console.draw.Publication;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.error.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Random draws: looked at before, made, published, and drawn again by anybody. */
@RestController
@RequestMapping("/api/v1/draws")
@Tag(name = "draws 抽取")
class DrawController {
  private static final Set<String> FILES =
      Set.of("draw.csv", "pool.csv", "officers.csv", "tasks.csv", "drawn.csv", "left.csv");
  private static final int MOST_CHARACTERS = 8 << 20;
  private static final int MOST_DIFFERENCES = 200;

  private final DrawDesk desk;
  private final DrawStore store;

  DrawController(DrawDesk desk, DrawStore store) {
    this.desk = desk;
    this.store = store;
  }

  /** A draw that was made here. */
  record Shown(
      String id,
      String plan,
      String agencies,
      String from,
      String to,
      String seed,
      String poolHash) {}

  /** Whether what was published is what is drawn again, and where it is not. */
  record Verified(boolean equal, long differences, List<String> first) {}

  /** A published folder, each file by its name. */
  record Published(Map<String, String> files) {}

  @GetMapping
  @Operation(summary = "在此作过的抽取，新者在前 / draws that were made here, the newest first")
  List<Shown> all() throws IOException {
    List<Shown> all = new ArrayList<>();
    for (String id : store.ids()) {
      Publication it = store.find(id).orElseThrow();
      all.add(
          new Shown(
              id,
              it.terms().planId(),
              String.join(" ", it.terms().agencies()),
              it.terms().from().toString(),
              it.terms().to().toString(),
              it.said("seed"),
              it.said("poolHash")));
    }
    return all;
  }

  @PostMapping("/pool")
  @Operation(summary = "抽取前查看名录库，不抽 / a look at the pool before the draw; nothing is drawn")
  DrawDesk.Pool pool(@RequestBody DrawRequest wanted, @AuthenticationPrincipal Visitor visitor)
      throws IOException {
    return desk.pool(wanted, visitor.account());
  }

  @PostMapping
  @Operation(summary = "抽取并公布，可即报送任务 / draws and publishes; the task is sent if wanted")
  DrawDesk.Made make(@RequestBody DrawRequest wanted, @AuthenticationPrincipal Visitor visitor)
      throws IOException {
    return desk.make(wanted, visitor.account());
  }

  @GetMapping("/{id}/published")
  @Operation(summary = "公布内容，ZIP / what was published, as a ZIP")
  ResponseEntity<byte[]> published(@PathVariable String id) throws IOException {
    ContentDisposition name =
        ContentDisposition.attachment().filename(id + ".zip", StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .contentType(MediaType.valueOf("application/zip"))
        .body(store.zip(id));
  }

  @PostMapping("/{id}/verification")
  @Operation(summary = "重抽并比较 / draws again and compares")
  Verified verify(@PathVariable String id) throws IOException {
    return verified(desk.differences(store.known(id)));
  }

  @PostMapping("/verification")
  @Operation(summary = "按任何人公布的文件重抽并比较 / the same with files that anybody published")
  Verified verify(@RequestBody Published published) throws IOException {
    Map<String, String> files = published.files() == null ? Map.of() : published.files();
    if (!FILES.equals(files.keySet())) {
      throw Fault.invalid("files", "应为六个公布文件 / the six published files: " + FILES);
    }
    if (files.values().stream().mapToLong(String::length).sum() > MOST_CHARACTERS) {
      throw Fault.tooLarge("files", "不超过 8 MiB", "at most 8 MiB");
    }
    Path folder = Files.createTempDirectory("jianguan-draw");
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      return verified(desk.differences(folder));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static Verified verified(List<String> differences) {
    return new Verified(
        differences.isEmpty(),
        differences.size(),
        differences.stream().limit(MOST_DIFFERENCES).toList());
  }
}
