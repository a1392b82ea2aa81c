package cn.jianguan.server.document;

import cn.jianguan.console.document.DocumentType;
import java.time.Instant;

/**
 * A document that is kept.
 *
 * @param who handed it in
 */
public record Document(
    String sha256, String name, DocumentType type, int bytes, String who, Instant at) {}
