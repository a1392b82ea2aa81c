package cn.jianguan.jobs.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.jianguan.jobs.config.JobConfiguration;
import java.util.Properties;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.transformations.PartitionTransformation;
import org.apache.flink.streaming.api.transformations.SideOutputTransformation;
import org.apache.flink.streaming.api.transformations.UnionTransformation;
import org.junit.jupiter.api.Test;

/** What cannot be changed once the job has state: names of operators, key groups, serializers. */
class PushTopologyTest {
  private static JobConfiguration configuration(String key, String value) {
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap.servers", "127.0.0.1:1");
    properties.setProperty("checkpoint.dir", "file:///nowhere");
    properties.setProperty(key, value);
    return JobConfiguration.of(properties);
  }

  private static StreamExecutionEnvironment build(JobConfiguration config) {
    Configuration settings = PushJob.settings(config);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    PushJob.build(env, config);
    return env;
  }

  @Test
  void everyOperator_isNamed_andNothingNeedsKryo() {
    StreamExecutionEnvironment env = build(configuration("push.parallelism", "2"));
    for (Transformation<?> one : env.getTransformations()) {
      if (!(one instanceof PartitionTransformation
          || one instanceof SideOutputTransformation
          || one instanceof UnionTransformation)) {
        assertThat(one.getUid()).as(one.getName()).isNotBlank();
      }
    }
    StreamGraph graph = env.getStreamGraph();
    assertThat(graph.getStreamNodes())
        .allSatisfy(node -> assertThat(node.getMaxParallelism()).isEqualTo(128));
    assertThat(graph.getJobGraph().getNumberOfVertices()).isLessThan(6);
  }

  @Test
  void networkThatIsNone_stopsTheJobByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build(configuration("push.private.networks", "10.0.0.0/8,here")))
        .withMessageContaining("push.private.networks")
        .withMessageContaining("here");
  }
}
