package cn.jianguan.command.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** JDBC to the ClickHouse of a stack. */
public final class ClickHouseConnection {
  private ClickHouseConnection() {}

  public static Connection open(StackFile addresses) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", addresses.clickHouseUser());
    login.setProperty("password", addresses.clickHousePassword());
    login.setProperty("socket_timeout", "600000");
    String url = addresses.clickHouse().replaceFirst("^http://", "jdbc:clickhouse://");
    return DriverManager.getConnection(url + "/" + addresses.clickHouseDatabase(), login);
  }
}
