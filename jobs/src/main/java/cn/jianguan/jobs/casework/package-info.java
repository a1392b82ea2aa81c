/**
 * Casework: hits become alerts, and alerts run through the closed loop (闭环) until they are
 * archived.
 *
 * <pre>
 *   hit ──▶ DETECTED ──NEED_REVIEW──▶ REVIEW ──REJECT──▶ CANCELLED
 *              │                        │ACCEPT
 *              │ROUTE_OK                ▼
 *              │                PENDING_DISPATCH ◀──RETURN_OK──┐
 *              │                        │DISPATCH              │
 *              └────────▶ DISPATCHED ◀──┘                      │
 *   TRANSFER, DESIGNATE ────▶ │ ──────RETURN─────────▶ RETURN_REQ
 *                             │SIGN                         ▲  │
 *                             ▼ ──────RETURN────────────────┘  │
 *                          SIGNED ◀──RETURN_NO, silence────────┘
 *                VERIFY_TRUE, │ │ VERIFY_FALSE, UNVERIFIABLE,
 *                      PARTLY │ └─ALREADY_HANDLED──┐
 *                             ▼                    │
 *   RECTIFYING ◀──ORDER── HANDLING ──FEEDBACK──▶ FEEDBACK
 *        └──RECTIFIED, late──▶ ▲ ◀──AUDIT_REJECT── │ AUDIT_PASS, silence (blue, yellow)
 *                              │                   ▼
 *                              └──────REOPEN──── CLOSED ──30 quiet days──▶ ARCHIVED
 *
 *   all hits withdrawn: CANCELLED up to SIGNED; from HANDLING on it stays, flagged, and people learn
 *   in every open state: OPEN_DUPLICATE, EXTEND, LIST, DESIGNATE
 *   DETECTED also goes to MERGED_PLAN (result: CLOSED; cancelled, silent, raised, complained of:
 *   PENDING_DISPATCH), SUPPRESSED, SELF_CORRECT and MERGED_ALERT, by decisions.txt
 * </pre>
 *
 * <p>The path of one input: {@link cn.jianguan.jobs.casework.Casework} decodes it and gives it to
 * the handler of its kind (hits, commands, deadlines); the handler asks {@code decide} and {@code
 * routing} what to do and {@code lifecycle} to do it; {@code CaseTransitions} keeps files and
 * alarms in step and says what happened, {@code CaseOutput} in records of the topics.
 */
package cn.jianguan.jobs.casework;
