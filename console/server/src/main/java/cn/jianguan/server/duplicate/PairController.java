package cn.jianguan.server.duplicate;

import cn.jianguan.server.account.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The review queue of rows that may be of one act. */
@RestController
@RequestMapping("/api/v1/duplicates")
@Tag(name = "data 数据")
class PairController {
  private final PairReader reader;
  private final PairJudging judging;

  PairController(PairReader reader, PairJudging judging) {
    this.reader = reader;
    this.judging = judging;
  }

  @GetMapping
  @Operation(
      summary = "待人工判重的行，最相似者在前 / pairs of rows that may be of one act, the most alike first")
  PairReader.Part pairs(
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int limit,
      @AuthenticationPrincipal Visitor visitor) {
    PairFilter filter = new PairFilter(verdict, kind, q);
    return reader.page(filter, after, limit, visitor.account());
  }

  @GetMapping("/counts")
  @Operation(summary = "按结论与种类计数 / how many, by verdict and kind")
  List<PairReader.Count> counts(
      @RequestParam(defaultValue = "") String q, @AuthenticationPrincipal Visitor visitor) {
    return reader.counts(new PairFilter("", "", q), visitor.account());
  }

  @GetMapping("/one")
  @Operation(summary = "两行并列，逐字段比对 / two rows side by side, field by field")
  Pair.SideBySide one(
      @RequestParam String act,
      @RequestParam String other,
      @AuthenticationPrincipal Visitor visitor) {
    return reader.sideBySide(act, other, visitor.account());
  }

  @PostMapping("/answers")
  @Operation(
      summary =
          "判定：SAME 同一行为，DIFFERENT 不同行为，OPEN 收回 / one act, two acts, or what was said is taken back; answers as the log has it")
  PairJudging.Done judge(
      @RequestBody Judgement judgement, @AuthenticationPrincipal Visitor visitor) {
    return judging.judge(judgement, visitor.account());
  }
}
