package cn.jianguan.server.app;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the server is started with.
 *
 * @param config the cluster's configuration file, as {@code jianguan.properties} is
 * @param data folder for accounts and the audit
 * @param sources folders whose folders are mappings of sources
 * @param draw folder of the mapping by which a draw becomes acts
 * @param backtest words of the command line, {@code deploy/jianguan} or what is the same, to which
 *     a backtest's own are added; none: the page runs no backtests
 * @param managed whether a supervisor started it: it then says READY and leaves when its input ends
 */
@ConfigurationProperties("jianguan")
public record ServerSettings(
    Path config, Path data, List<Path> sources, Path draw, List<String> backtest, boolean managed) {
  public ServerSettings {
    sources = sources == null ? List.of() : List.copyOf(sources);
    backtest = backtest == null ? List.of() : List.copyOf(backtest);
  }
}
