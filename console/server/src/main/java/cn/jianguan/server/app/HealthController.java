package cn.jianguan.server.app;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server lives; says nothing about the cluster behind it. */
@RestController
@Tag(name = "health 健康")
class HealthController {
  @GetMapping("/api/v1/health")
  @Operation(summary = "服务是否在线 / whether the server lives")
  Map<String, String> health() {
    return Map.of("status", "UP");
  }
}
