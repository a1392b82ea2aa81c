/**
 * 双随机抽取 / random draws of objects and officers. The same terms, pool and seed give the same list on
 * any machine: chance comes from SHA-256 alone. Plain Java; days are calendar days in
 * Asia/Shanghai, nothing here reads the system clock.
 */
package cn.jianguan.rules.draw;
