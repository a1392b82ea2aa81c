package cn.jianguan.local.flink;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * Lets files of state gather before they are merged. Every checkpoint writes one, however little is
 * in it, and RocksDB would merge each four of them with all that is there; most are never read
 * again but by their filters.
 */
public final class LazyCompaction implements RocksDBOptionsFactory {
  private static final long serialVersionUID = 1L;
  private static final int MERGE = 12;
  private static final int SLOW_DOWN = 36;
  private static final int STOP = 60;

  @Override
  public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> toClose) {
    return options;
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions options, Collection<AutoCloseable> toClose) {
    return options
        .setLevel0FileNumCompactionTrigger(MERGE)
        .setLevel0SlowdownWritesTrigger(SLOW_DOWN)
        .setLevel0StopWritesTrigger(STOP);
  }
}
