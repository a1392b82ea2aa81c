/**
 * What was refused: found, shown, mended and sent again, or given up.
 *
 * <pre>
 *  RejectTable (ClickHouse) ─▶ Mending ─▶ the gate it was refused at ─▶ Outcome
 *                                            RejectLog ◀── what became of it ──┘
 * </pre>
 */
package cn.jianguan.command.rejects;
