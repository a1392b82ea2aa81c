package cn.jianguan.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How large the province is. What happens in it takes three months at any scale. */
public enum Scale {
  /** For tests and a first look: every model has a story, and little happens beside them. */
  TINY(2, 1, 240, 240, 4),
  /** 200 departments, twenty thousand alerts and more. */
  SMALL(13, 10, 4_000, 12_000, 14);

  final int cities;
  final int counties;
  final int enterprises;
  final int stories;
  final int drawn;

  /**
   * @param cities with departments of their own
   * @param counties with departments of their own
   * @param stories acts that belong together, most of which a model warns of
   * @param drawn objects that each department draws at random each month
   */
  Scale(int cities, int counties, int enterprises, int stories, int drawn) {
    this.cities = cities;
    this.counties = counties;
    this.enterprises = enterprises;
    this.stories = stories;
    this.drawn = drawn;
  }

  /**
   * By its name in small letters.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static Scale of(String name) {
    return Arrays.stream(values())
        .filter(it -> it.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "没有此规模 / no such scale: %s; 应为 / one of %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Scale::toString)
                                .collect(Collectors.joining(", ")))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
