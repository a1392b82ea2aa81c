/**
 * Who gets an alert: from the addressee codes of its model, the region, the item and the day to an
 * agency, with the reason in words. Nobody found, or two found, is never guessed: a person decides.
 */
package cn.jianguan.jobs.casework.routing;
