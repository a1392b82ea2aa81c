/**
 * Model packs: one folder a supervisor can read (manifest, parameters, logic, scenarios), read into
 * a model definition with errors in the author's words.
 */
package cn.jianguan.rules.pack;
