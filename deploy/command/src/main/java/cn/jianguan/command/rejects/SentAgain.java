package cn.jianguan.command.rejects;

import cn.jianguan.record.RejectRecord;
import java.util.List;

/**
 * What was sent again.
 *
 * @param positions where it lies in the log, "acts-0-42"; empty if the gateway refused it
 * @param refused by the gateway; null otherwise
 */
record SentAgain(List<String> positions, RejectRecord refused) {}
