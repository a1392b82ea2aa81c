/** What an act costs: processor time by process, and by what its threads do. */
package cn.jianguan.local.cost;
