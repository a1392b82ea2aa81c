package cn.jianguan.jobs.push.http;

/** How an attempt ended. */
public enum Kind {
  /** 2xx. */
  OK("已确认 / acknowledged", After.DONE),
  TIMEOUT("超时 / no whole answer in time", After.RETRY),
  CONNECT("无法连接 / no connection", After.RETRY),
  DNS("域名无法解析 / the name has no address", After.RETRY),
  /** Where it leads may not be sent to. */
  ADDRESS("地址不允许 / an address that may not be sent to", After.RETRY),
  TLS("证书或 TLS 无效 / the certificate or TLS is not good", After.RETRY),
  IO("连接中断或应答无法识别 / the connection broke, or the answer is none", After.RETRY),
  /** 5xx. */
  SERVER("对方出错 / the other side failed", After.RETRY),
  /** 408, 425, 429, 503 with Retry-After: it asks for time. */
  BUSY("对方请求稍后 / the other side asks for time", After.RETRY),
  /** 3xx, which is never followed. */
  REDIRECT("重定向，不跟随 / a redirect, which is not followed", After.RETRY),
  /** Other 4xx. */
  REFUSED("对方拒收 / refused by the other side", After.DEAD),
  /** None of the endpoint's secrets is in the file. */
  NO_SECRET("没有签名密钥 / none of its secrets is known here", After.RETRY),
  REMOVED("端点已注销 / the endpoint is not registered", After.DEAD),
  FULL("等待的过多 / too many wait", After.DEAD),
  /** The message could not be made. */
  FAULT("本程序的故障 / a fault of ours", After.DEAD),
  /** Tried for as long as is tried. */
  EXPIRED("重试到期 / tried for long enough", After.DEAD);

  /** What becomes of the message. */
  public enum After {
    DONE,
    RETRY,
    DEAD
  }

  private final String words;
  private final After after;

  Kind(String words, After after) {
    this.words = words;
    this.after = after;
  }

  /** For people, Chinese first. */
  public String words() {
    return words;
  }

  public After after() {
    return after;
  }

  /** Whether it says that the endpoint is ill, not that it dislikes the message or is busy. */
  public boolean isIll() {
    return after == After.RETRY && this != BUSY && this != NO_SECRET;
  }
}
