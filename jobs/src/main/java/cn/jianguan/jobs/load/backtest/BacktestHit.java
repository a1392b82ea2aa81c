package cn.jianguan.jobs.load.backtest;

import cn.jianguan.record.HitRecord;

/** A hit that a model would have had. */
record BacktestHit(String runId, HitRecord hit) {}
