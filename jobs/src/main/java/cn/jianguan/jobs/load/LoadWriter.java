package cn.jianguan.jobs.load;

import cn.jianguan.jobs.load.insert.Block;
import cn.jianguan.jobs.load.insert.Chunk;
import cn.jianguan.jobs.load.insert.Outbox;
import cn.jianguan.jobs.load.position.Position;
import cn.jianguan.jobs.load.position.Positions;
import cn.jianguan.jobs.load.projection.Projection;
import cn.jianguan.jobs.log.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/**
 * Fills one chunk per topic and partition and sends it when it is full or a checkpoint is due. A
 * chunk ends where offsets pass a multiple of {@code rows}, or where it holds {@link #MOST_BYTES}:
 * both follow from the log, so that a chunk that is read again is cut alike and carries the same
 * token. Offsets are committed after {@link #flush}, hence a crash can only repeat rows, and a row
 * that is repeated replaces itself.
 *
 * <p>Its state is how far it has stored, so that a database that forgot some of it is found out.
 */
final class LoadWriter implements StatefulSinkWriter<LogRecord, Position> {
  private static final long MOST_BYTES = 32 << 20;

  private final Projection projection;
  private final Outbox outbox;
  private final Positions positions;
  private final long rows;
  private final Map<Place, Chunk> open = new HashMap<>();

  private record Place(String topic, int partition) {}

  /**
   * @param rows offsets per chunk
   */
  LoadWriter(Projection projection, Outbox outbox, Positions positions, long rows) {
    this.projection = projection;
    this.outbox = outbox;
    this.positions = positions;
    this.rows = rows;
  }

  @Override
  public void write(LogRecord record, Context context) throws InterruptedException {
    Place place = new Place(record.topic(), record.partition());
    long number = record.offset() / rows;
    Chunk chunk = open.get(place);
    if (chunk == null || chunk.number() != number || chunk.bytes() > MOST_BYTES) {
      send(chunk);
      chunk = new Chunk(record.topic(), record.partition(), number);
      open.put(place, chunk);
    }
    projection.project(record, chunk);
    chunk.passed(record.offset());
  }

  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    List<Position> reached = new ArrayList<>();
    for (Map.Entry<Place, Chunk> chunk : open.entrySet()) {
      send(chunk.getValue());
      reached.add(
          new Position(
              chunk.getKey().topic(), chunk.getKey().partition(), chunk.getValue().next()));
    }
    open.clear();
    outbox.await();
    positions.advance(reached);
  }

  @Override
  public List<Position> snapshotState(long checkpoint) {
    return positions.all();
  }

  private void send(Chunk chunk) throws InterruptedException {
    if (chunk != null) {
      for (Block<?> block : chunk.blocks()) {
        outbox.send(block);
      }
    }
  }

  @Override
  public void close() {
    outbox.close();
    positions.close();
  }
}
