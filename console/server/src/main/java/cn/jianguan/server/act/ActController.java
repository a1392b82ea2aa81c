package cn.jianguan.server.act;

import cn.jianguan.server.account.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Acts that are reported by hand or by a department's system. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "acts 行为")
class ActController {
  private final MappingList mappings;
  private final ActReports reports;

  ActController(MappingList mappings, ActReports reports) {
    this.mappings = mappings;
    this.reports = reports;
  }

  @GetMapping("/mappings")
  @Operation(summary = "来源映射 / the mappings by which rows become acts")
  List<MappingList.Shown> mappings() {
    return mappings.all();
  }

  @PostMapping("/acts/check")
  @Operation(
      summary =
          "试读，不发送：前几条行为与逐行的拒收 / what would come of rows: the first acts, and each refused row; nothing"
              + " is sent")
  ActReports.Checked check(@RequestBody Offer offer, @AuthenticationPrincipal Visitor visitor) {
    return reports.check(offer, visitor.account());
  }

  @PostMapping("/acts")
  @Operation(
      summary =
          "报送行为，逐条回答；同样内容再送只计一次 / reports acts, answered one by one; the same again is counted once")
  ActReports.Sent send(@RequestBody Offer offer, @AuthenticationPrincipal Visitor visitor) {
    return reports.send(offer, visitor.account());
  }
}
