package cn.jianguan.simulator;

import cn.jianguan.code.Uscc;

/**
 * A supervised object.
 *
 * @param code a unified social credit code that passes every check and that no authority can have
 *     issued: registered by "Y" (others), its organisation code begins with MN
 * @param area county it is in
 */
record Enterprise(String code, String name, String area) {
  private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final String[] TRADES = {
    "食品", "化工", "餐饮", "机械", "医药", "物流", "建筑", "印染", "商贸", "教育", "农业", "电镀", "酒店", "水务", "电子"
  };

  static Enterprise of(int number, String area, String city) {
    String head = "Y1" + area + "MN%07d".formatted(number);
    for (char check : SYMBOLS.toCharArray()) {
      if (Uscc.parse(head + check).value().isPresent()) {
        String trade = TRADES[number % TRADES.length];
        String name = Simulated.NAME + city + trade + "%05d 号有限公司".formatted(number);
        return new Enterprise(head + check, name, area);
      }
    }
    throw new IllegalStateException("no check character fits " + head);
  }
}
