package cn.jianguan.local.clickhouse;

/** Who may ask: the jobs own the database, people read it. */
enum Account {
  /** Creates tables and writes rows. */
  OWNER("default", "password"),
  /** Reads the tables and nothing else, within limits: see {@link ReaderPolicy}. */
  READER("reader", "reader.password");

  private final String user;
  private final String file;

  Account(String user, String file) {
    this.user = user;
    this.file = file;
  }

  /** Name of the user, as clients send it. */
  String user() {
    return user;
  }

  /** Name of the file that holds its password, readable by the owner of the directory alone. */
  String file() {
    return file;
  }
}
