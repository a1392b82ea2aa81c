/**
 * Random-inspection plans (双随机、一公开): plans, tasks and drawn objects come as rows of three kinds, in
 * any order; what a supervised object has to expect is their join, said anew whenever one of them
 * changes.
 */
package cn.jianguan.jobs.planning;
