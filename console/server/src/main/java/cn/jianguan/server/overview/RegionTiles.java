package cn.jianguan.server.overview;

import cn.jianguan.server.reference.Directory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Open alerts of the regions right below one, each with what is below it. */
@Component
record RegionTiles(Directory directory) {

  /** Open alerts of a region and what is below it. */
  record Tile(String code, String name, long red, long orange, long yellow, long blue) {
    static Tile empty(String code, String name) {
      return new Tile(code, name, 0, 0, 0, 0);
    }

    Tile plus(OverviewFigures.Cell cell) {
      return new Tile(
          code,
          name,
          red + cell.red(),
          orange + cell.orange(),
          yellow + cell.yellow(),
          blue + cell.blue());
    }

    boolean isBusy() {
      return red + orange + yellow + blue > 0;
    }
  }

  /**
   * The tiles of a region.
   *
   * @param area empty: the whole country
   */
  List<Tile> of(String area, List<OverviewFigures.Cell> cells) {
    Map<String, Tile> tiles = below(area, cells);
    // Where all that happens lies below one region, the regions below that one say more.
    for (String only = only(tiles); !only.isEmpty() && !directory.below(only).isEmpty(); ) {
      tiles = below(only, cells);
      only = only(tiles);
    }
    if (tiles.isEmpty() && !area.isEmpty()) {
      // Nothing lies below a county: it is the one tile itself.
      Tile own = Tile.empty(area, directory.regionName(area));
      return List.of(cells.stream().reduce(own, Tile::plus, (one, other) -> other));
    }
    return List.copyOf(tiles.values());
  }

  private static String only(Map<String, Tile> tiles) {
    List<Tile> busy = tiles.values().stream().filter(Tile::isBusy).toList();
    return busy.size() == 1 ? busy.get(0).code() : "";
  }

  private Map<String, Tile> below(String top, List<OverviewFigures.Cell> cells) {
    Map<String, Tile> tiles = new LinkedHashMap<>();
    Map<String, String> tileOf = new LinkedHashMap<>();
    for (Directory.Region region : directory.below(top)) {
      tiles.put(region.code(), Tile.empty(region.code(), region.name()));
      directory.subtree(region.code()).forEach(it -> tileOf.put(it, region.code()));
    }
    for (OverviewFigures.Cell cell : cells) {
      String tile = tileOf.get(cell.areaNumber());
      if (tile != null) {
        tiles.computeIfPresent(tile, (code, before) -> before.plus(cell));
      }
    }
    return tiles;
  }
}
