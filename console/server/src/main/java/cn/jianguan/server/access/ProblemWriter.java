package cn.jianguan.server.access;

import cn.jianguan.server.error.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Refuses what never reaches a controller, in the form of all refusals. */
record ProblemWriter(JsonMapper mapper) {
  void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    mapper.writeValue(response.getOutputStream(), problem);
  }

  void write(HttpServletResponse response, int status, String code, String zh, String en)
      throws IOException {
    write(response, new Problem("about:blank", status, zh, en, code, "", ""));
  }
}
