/**
 * A province that does not exist: agencies, enterprises, acts and departments that answer alerts,
 * made from a seed. Whatever it writes is marked: sources begin with {@code SIM-32}, agencies with
 * {@code MN-}, names with 模拟, and no code can be one that was issued.
 *
 * <pre>
 *  Scale, seed ─▶ Province (who is there) ─┬─▶ Stories (acts that models warn of) ─┐
 *                                          └─▶ Ordinary (acts that nobody minds) ──┤
 *                                                                                  ▼
 *                     Departments ◀── alert-log ── Rehearsal (the alert job) ◀── Simulation ─▶ records in log order
 *                          └──────────────────── commands ─────────────────────────▲
 * </pre>
 */
package cn.jianguan.simulator;
