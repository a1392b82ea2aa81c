package cn.jianguan.rules.pack;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.rules.model.ModelDefinition;

/**
 * What a published record says about its pack, so that people can list models without opening them.
 * Words that the pack does not say would mislead them.
 *
 * @param path of the manifest, for messages
 */
record Publication(ModelRecord record, Manifest manifest, String path) {

  /** {@link PackException} where a word differs; one that is not told is not compared. */
  void check() {
    ModelDefinition model = manifest.definition();
    compare("version", record.getVersion(), model.version());
    compare("name.zh", record.getNameZh(), model.nameZh());
    compare("name.en", record.getNameEn(), model.nameEn());
    compare("domain", record.getDomain(), model.domain());
    compare("set", String.valueOf(record.getModelSet()), manifest.set().name());
  }

  private void compare(String key, String told, String written) {
    boolean isTold = !told.isEmpty() && !told.equals("null");
    if (isTold && !told.equals(written)) {
      throw new PackException(
          path,
          0,
          key,
          "发布记录写的是 " + told + "，模型文件写的是 " + written,
          "the published record says " + told + ", the pack says " + written);
    }
  }
}
