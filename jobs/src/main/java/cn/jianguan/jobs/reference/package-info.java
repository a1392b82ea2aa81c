/**
 * 参考数据的把关 / what a source may put into the reference lists, decided once, before any station hears
 * of it: {@link cn.jianguan.jobs.reference.ReferenceCheck} asks whether a row means something,
 * {@link cn.jianguan.jobs.reference.ListOwners} whether it is its source's to say.
 */
package cn.jianguan.jobs.reference;
