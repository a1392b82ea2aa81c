package cn.jianguan.command.models;

import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackException;
import cn.jianguan.rules.pack.PackLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Packs by what people type: a model's folder, a folder of such folders, or a shipped model. */
public final class Packs {
  public static final String LABEL = "ID|DIR";
  static final String ALL = "all";

  private Packs() {}

  /** One pack; {@link PackException} where there is none, or more than one. */
  static Pack one(String which) {
    List<Pack> packs = of(which);
    if (packs.size() > 1) {
      throw new PackException(
          which, 0, "", "此目录有 " + packs.size() + " 个模型，请指明一个", "several models here, name one");
    }
    return packs.get(0);
  }

  /** At least one pack; {@link PackException} where there is none. */
  public static List<Pack> of(String which) {
    if (which.equals(ALL)) {
      return PackLibrary.shipped();
    }
    Path folder = Path.of(which).toAbsolutePath().normalize();
    if (Files.exists(folder.resolve(Pack.MODEL))) {
      return List.of(Pack.read(folder));
    }
    List<Pack> below = Files.isDirectory(folder) ? PackLibrary.read(folder) : List.of();
    return below.isEmpty() ? List.of(PackLibrary.shipped(which)) : below;
  }
}
