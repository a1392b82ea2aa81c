package cn.jianguan.server.app;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the server is started with.
 *
 * @param config the cluster's configuration file, as {@code jianguan.properties} is
 * @param data folder for accounts and the audit
 * @param managed whether a supervisor started it: it then says READY and leaves when its input ends
 */
@ConfigurationProperties("jianguan")
public record ServerSettings(Path config, Path data, boolean managed) {}
