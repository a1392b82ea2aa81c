package cn.jianguan.jobs.load.position;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * The tables on their server. Names of topics are ours, so they stand in statements as they are.
 */
public final class ClickHousePositions implements PositionTables {
  private static final String STORED =
      "SELECT topic, partition, max(next_offset) AS next FROM load_position GROUP BY topic,"
          + " partition";

  private final Client client;

  public ClickHousePositions(Client.Builder server) {
    client = server.setMaxRetries(0).build();
  }

  @Override
  public List<Position> stored() {
    List<Position> stored = new ArrayList<>();
    for (GenericRecord row : client.queryAll(STORED)) {
      stored.add(
          new Position(row.getString("topic"), row.getInteger("partition"), row.getLong("next")));
    }
    return stored;
  }

  @Override
  public void store(Collection<Position> positions) throws Exception {
    execute(
        "INSERT INTO load_position (topic, partition, next_offset) VALUES "
            + positions.stream()
                .map(it -> "('%s', %d, %d)".formatted(it.topic(), it.partition(), it.next()))
                .collect(Collectors.joining(", ")));
  }

  @Override
  public void note(Collection<Gap> gaps) throws Exception {
    execute(
        "INSERT INTO load_gap (topic, partition, from_offset, to_offset, noticed_at) VALUES "
            + gaps.stream()
                .map(
                    it ->
                        "('%s', %d, %d, %d, now64(3))"
                            .formatted(it.topic(), it.partition(), it.from(), it.to()))
                .collect(Collectors.joining(", ")));
  }

  /**
   * Closes the gaps that lie before these positions: what was missing is back.
   *
   * @throws Exception if ClickHouse does not answer or refuses
   */
  public void rebuilt(Collection<Position> upTo) throws Exception {
    execute(
        "INSERT INTO load_gap (topic, partition, from_offset, to_offset, noticed_at, rebuilt_at,"
            + " is_rebuilt) SELECT topic, partition, from_offset, to_offset, noticed_at, now64(3), 1"
            + " FROM load_gap FINAL WHERE is_rebuilt = 0 AND ("
            + upTo.stream()
                .map(
                    it ->
                        "(topic = '%s' AND partition = %d AND to_offset <= %d)"
                            .formatted(it.topic(), it.partition(), it.next()))
                .collect(Collectors.joining(" OR "))
            + ")");
  }

  private void execute(String sql) throws Exception {
    try {
      client.query(sql).get().close();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
