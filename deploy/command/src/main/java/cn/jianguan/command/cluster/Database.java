package cn.jianguan.command.cluster;

import cn.jianguan.jobs.load.ClickHouseAddress;
import cn.jianguan.jobs.load.Migrations;
import cn.jianguan.jobs.load.NationalTables;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The database that holds the tables, as a whole. */
public final class Database {
  private final ClickHouseAddress address;

  public Database(ClickHouseAddress address) {
    this.address = address;
  }

  /**
   * Makes it and its tables where they are missing, by the migrations that it has not seen, and
   * fills in the lists that ship.
   *
   * @param replicated whether tables are replicated: on a cluster
   * @throws IOException if ClickHouse does not answer or refuses
   */
  public void create(Path migrations, boolean replicated) throws IOException {
    execute("CREATE DATABASE IF NOT EXISTS `" + address.database() + "`");
    try (Connection connection = connect(address.database())) {
      new Migrations(connection, replicated).apply(migrations);
      new NationalTables(connection).fill();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Removes it with all that is in it. */
  public void drop() throws IOException {
    execute("DROP DATABASE IF EXISTS `" + address.database() + "` SYNC");
  }

  private void execute(String sql) throws IOException {
    try (Connection connection = connect("default");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Connection connect(String database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", address.user());
    login.setProperty("password", address.password());
    return DriverManager.getConnection(
        "jdbc:clickhouse:" + address.endpoint() + "/" + database, login);
  }

  private static IOException failed(SQLException e) {
    return new IOException("建表失败 / tables could not be created: " + e.getMessage(), e);
  }
}
