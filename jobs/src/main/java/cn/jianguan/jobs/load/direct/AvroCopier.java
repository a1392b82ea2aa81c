package cn.jianguan.jobs.load.direct;

import cn.jianguan.jobs.load.table.RowBinary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Reads one value in Avro's binary form and writes it as RowBinary: what {@link
 * cn.jianguan.jobs.load.table.ColumnType} writes of the decoded value. Bytes that are no such value
 * end in an {@link IndexOutOfBoundsException} or {@link UnsupportedOperationException}.
 */
interface AvroCopier {
  /** Writes the value that begins at a position; returns where the next one begins. */
  int copy(byte[] from, int at, RowBinary to);

  /** Where the next value begins. */
  int skip(byte[] from, int at);

  /** The copier of a schema; UnsupportedOperationException where there is none. */
  static AvroCopier of(Schema schema) {
    return switch (schema.getType()) {
      case STRING, BYTES -> Scalars.TEXT;
      case BOOLEAN -> Scalars.FLAG;
      case INT -> Scalars.INT;
      case LONG -> Scalars.LONG;
      case DOUBLE -> Scalars.DOUBLE;
      case ENUM -> new Symbols(schema);
      case ARRAY -> new Items(of(schema.getElementType()));
      case RECORD ->
          new Parts(schema.getFields().stream().map(field -> of(field.schema())).toList());
      case UNION -> Nullable.of(schema);
      default -> throw new UnsupportedOperationException("no direct way for " + schema.getType());
    };
  }

  /** Values without parts. */
  enum Scalars implements AvroCopier {
    TEXT {
      @Override
      public int copy(byte[] from, int at, RowBinary to) {
        int length = Varint.length(from, at);
        int start = Varint.skip(from, at);
        to.string(from, start, length);
        return start + length;
      }

      @Override
      public int skip(byte[] from, int at) {
        return Varint.skip(from, at) + Varint.length(from, at);
      }
    },
    FLAG {
      @Override
      public int copy(byte[] from, int at, RowBinary to) {
        to.int8(from[at]);
        return at + 1;
      }

      @Override
      public int skip(byte[] from, int at) {
        if (from[at] != 0 && from[at] != 1) {
          throw new UnsupportedOperationException("no boolean: " + from[at]);
        }
        return at + 1;
      }
    },
    INT {
      @Override
      public int copy(byte[] from, int at, RowBinary to) {
        to.int32((int) Varint.value(from, at));
        return Varint.skip(from, at);
      }

      @Override
      public int skip(byte[] from, int at) {
        return Varint.skip(from, at);
      }
    },
    LONG {
      @Override
      public int copy(byte[] from, int at, RowBinary to) {
        to.int64(Varint.value(from, at));
        return Varint.skip(from, at);
      }

      @Override
      public int skip(byte[] from, int at) {
        return Varint.skip(from, at);
      }
    },
    /** Eight bytes, the lowest first, in both. */
    DOUBLE {
      @Override
      public int copy(byte[] from, int at, RowBinary to) {
        to.raw(from, at, Double.BYTES);
        return at + Double.BYTES;
      }

      @Override
      public int skip(byte[] from, int at) {
        return at + Double.BYTES;
      }
    }
  }

  /** An enum: its symbol as text. */
  final class Symbols implements AvroCopier {
    private final byte[][] symbols;

    Symbols(Schema schema) {
      this.symbols =
          schema.getEnumSymbols().stream()
              .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
              .toArray(byte[][]::new);
    }

    @Override
    public int copy(byte[] from, int at, RowBinary to) {
      to.string(symbols[(int) Varint.value(from, at)]);
      return Varint.skip(from, at);
    }

    @Override
    public int skip(byte[] from, int at) {
      Varint.ordinal(from, at, symbols.length);
      return Varint.skip(from, at);
    }
  }

  /** An array in one block, as our writers write it. */
  record Items(AvroCopier item) implements AvroCopier {
    @Override
    public int copy(byte[] from, int at, RowBinary to) {
      int count = Varint.length(from, at);
      to.length(count);
      return walk(from, at, count, to);
    }

    @Override
    public int skip(byte[] from, int at) {
      return walk(from, at, Varint.length(from, at), null);
    }

    private int walk(byte[] from, int at, int count, RowBinary to) {
      int next = Varint.skip(from, at);
      for (int left = count; left > 0; left--) {
        next = to == null ? item.skip(from, next) : item.copy(from, next, to);
      }
      if (count > 0 && from[next++] != 0) {
        throw new UnsupportedOperationException("several blocks");
      }
      return next;
    }
  }

  /** A record within an array: its fields one after another. */
  record Parts(List<AvroCopier> fields) implements AvroCopier {
    @Override
    public int copy(byte[] from, int at, RowBinary to) {
      int next = at;
      for (AvroCopier field : fields) {
        next = field.copy(from, next, to);
      }
      return next;
    }

    @Override
    public int skip(byte[] from, int at) {
      int next = at;
      for (AvroCopier field : fields) {
        next = field.skip(from, next);
      }
      return next;
    }
  }

  /** {@code union {null, X}}, X without parts. */
  record Nullable(AvroCopier value, int branch) implements AvroCopier {
    static Nullable of(Schema union) {
      List<Schema> branches = union.getTypes();
      int branch = branches.get(0).getType() == Schema.Type.NULL ? 1 : 0;
      boolean isSimple =
          branches.size() == 2
              && branches.get(1 - branch).getType() == Schema.Type.NULL
              && branches.get(branch).getType() != Schema.Type.ARRAY
              && branches.get(branch).getType() != Schema.Type.MAP
              && branches.get(branch).getType() != Schema.Type.RECORD;
      if (!isSimple) {
        throw new UnsupportedOperationException("no direct way for " + union);
      }
      return new Nullable(AvroCopier.of(branches.get(branch)), branch);
    }

    @Override
    public int copy(byte[] from, int at, RowBinary to) {
      boolean isThere = Varint.value(from, at) == branch;
      to.int8(isThere ? 0 : 1);
      int next = Varint.skip(from, at);
      return isThere ? value.copy(from, next, to) : next;
    }

    @Override
    public int skip(byte[] from, int at) {
      int next = Varint.skip(from, at);
      return Varint.ordinal(from, at, 2) == branch ? value.skip(from, next) : next;
    }
  }
}
