/**
 * From a department's row to a surviving act: {@link cn.jianguan.jobs.intake.Intake} tidies,
 * validates, completes, pseudonymises and unifies. Whatever comes in, one row makes exactly one of
 * ASSERT, DELETE, DUPLICATE (a RETRACT only goes before an ASSERT) or a reject. Decisions and
 * visits, which several sources may report, it hands to the station that unifies; all else it tells
 * itself.
 */
package cn.jianguan.jobs.intake;
