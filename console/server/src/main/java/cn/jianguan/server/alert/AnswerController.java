package cn.jianguan.server.alert;

import cn.jianguan.server.access.PushEndpoints;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.error.UnreadableJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers of departments to what was pushed to them, signed with the secret of their endpoint. */
@RestController
@RequestMapping("/api/v1/answers")
@Tag(name = "answers 答复")
class AnswerController {
  private static final String ALERT_ID = "alertId";

  private final AlertReader reader;
  private final AlertMoves moves;
  private final JsonMapper mapper;

  AnswerController(AlertReader reader, AlertMoves moves, JsonMapper mapper) {
    this.reader = reader;
    this.moves = moves;
    // What is written as another type is not taken for what was meant.
    this.mapper =
        mapper
            .rebuild()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();
  }

  @PostMapping("/{endpoint}")
  @Operation(
      summary =
          "签名答复一条预警：alertId、event 等 / a signed answer: alertId, event and what that move needs;"
              + " the same webhook-id again moves nothing twice")
  AlertMoves.Done answer(
      @PathVariable String endpoint,
      @RequestHeader(name = "webhook-id", required = false) String id,
      @RequestBody(required = false) byte[] body,
      @AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    if (id == null || !by.name().equals(PushEndpoints.ACCOUNT + endpoint)) {
      throw Fault.forbidden("NOT_SIGNED", "答复须以端点密钥签名", "answers are signed by the endpoint");
    }
    ObjectNode wanted = read(body == null ? new byte[0] : body);
    String alertId = wanted.path(ALERT_ID).asString("");
    if (alertId.isBlank()) {
      throw Fault.invalid(ALERT_ID, "必填", "required");
    }
    wanted.remove(ALERT_ID);
    wanted.put("transitionUuid", uuid(endpoint, id));
    MoveRequest move = move(wanted);
    return moves.make(reader.standing(alertId, by), move, null, by);
  }

  /** What one endpoint calls its answers is nothing to another. */
  private static String uuid(String endpoint, String id) {
    return UUID.nameUUIDFromBytes((endpoint + '\n' + id).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private ObjectNode read(byte[] body) {
    try {
      if (mapper.readTree(body) instanceof ObjectNode answer) {
        return answer;
      }
    } catch (JacksonException e) {
      throw UnreadableJson.fault(e);
    }
    throw Fault.invalid("body", "应为含 alertId 与 event 的 JSON", "JSON with alertId and event");
  }

  private MoveRequest move(ObjectNode wanted) {
    try {
      return mapper.treeToValue(wanted, MoveRequest.class);
    } catch (JacksonException e) {
      throw UnreadableJson.fault(e);
    }
  }
}
