package cn.jianguan.server.app;

import cn.jianguan.server.sso.SsoSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server lives; says nothing about the cluster behind it. */
@RestController
@Tag(name = "health 健康")
class HealthController {
  private final SsoSettings sso;

  HealthController(SsoSettings sso) {
    this.sso = sso;
  }

  /**
   * What somebody may know who has not logged in.
   *
   * @param sso what the button for single sign-on says; null: there is none
   */
  record Health(String status, String sso) {}

  @GetMapping("/api/v1/health")
  @Operation(summary = "服务是否在线 / whether the server lives")
  Health health() {
    return new Health("UP", sso.isOn() ? sso.name() : null);
  }
}
