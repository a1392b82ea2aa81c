/**
 * Joint visits (进一次门、查多项事): who is about to go to the same premises of one object, on which days
 * all of them can, and who leads.
 */
package cn.jianguan.jobs.casework.joint;
