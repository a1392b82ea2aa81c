package cn.jianguan.local.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.reference.ListOwners;
import cn.jianguan.jobs.reference.ReferenceCheck;
import cn.jianguan.record.ReferenceRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The lists in deploy/sources pass the door that they are told of. */
class ShippedListsTest {
  private static final Path SOURCES = Path.of("..", "sources");

  @Test
  void listsOfShippedSources_areTheirOwn_andMeanSomething() throws Exception {
    ListOwners owners =
        new ListOwners(AlertJobOptions.nationalSources(JobConfiguration.of(new Properties())));
    int rows = 0;
    for (String name : List.of("chicago", "cn", "jp_labour", "tw_env")) {
      for (TimedRecord record : Source.load(SOURCES.resolve(name)).references()) {
        ReferenceRecord row = Codec.standard().decode(record.bytes(), ReferenceRecord.class);
        assertThat(ReferenceCheck.faults(row)).as("%s", row).isEmpty();
        assertThat(owners.refusal(row)).as("%s", row).isNull();
        rows++;
      }
    }
    assertThat(rows).isGreaterThan(3000);
  }
}
