package cn.jianguan.jobs.load.position;

import java.util.Collection;
import java.util.List;

/** What the database itself says of how far it is: {@code load_position} and {@code load_gap}. */
public interface PositionTables extends AutoCloseable {
  /** One position per partition that was ever stored. */
  List<Position> stored() throws Exception;

  void store(Collection<Position> positions) throws Exception;

  void note(Collection<Gap> gaps) throws Exception;

  @Override
  void close();
}
