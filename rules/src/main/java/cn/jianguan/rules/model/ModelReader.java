package cn.jianguan.rules.model;

import cn.jianguan.record.ModelRecord;

/** Reads the files of a published pack. */
public interface ModelReader {
  /**
   * Reads a published pack.
   *
   * @throws InvalidModelException if its files do not make a model
   */
  ModelDefinition read(ModelRecord published) throws InvalidModelException;
}
