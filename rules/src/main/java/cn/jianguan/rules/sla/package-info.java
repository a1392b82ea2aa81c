/** How long the stages of the closed loop may take (时限), by the table and as a model says. */
package cn.jianguan.rules.sla;
