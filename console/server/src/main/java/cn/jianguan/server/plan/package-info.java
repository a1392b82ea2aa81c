/** Random inspections: tasks, what was drawn for them, and what plans decided about alerts. */
package cn.jianguan.server.plan;
