/** The first decision about a new alert: who looks, where it goes, and by which rule. */
package cn.jianguan.jobs.casework.decide;
