/** The jobs: a topology each that reads like the picture, a thin main, and what configures them. */
package cn.jianguan.jobs.app;
