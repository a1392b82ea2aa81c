package cn.jianguan.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.config.JobConfiguration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.transformations.PartitionTransformation;
import org.apache.flink.streaming.api.transformations.SideOutputTransformation;
import org.apache.flink.streaming.api.transformations.UnionTransformation;
import org.junit.jupiter.api.Test;

class AlertTopologyTest {
  private final JobConfiguration config = JobConfiguration.of(properties());
  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.getExecutionEnvironment(AlertJob.settings(config));

  AlertTopologyTest() {
    AlertJob.build(env, config);
  }

  @Test
  void everyOperator_hasAnIdOfItsOwn() {
    assertThat(transformations())
        .filteredOn(
            each ->
                !(each instanceof PartitionTransformation
                    || each instanceof UnionTransformation
                    || each instanceof SideOutputTransformation))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.getUid()).as(each.getName()).isNotBlank());
  }

  @Test
  void everyKeyedOperator_hasTheConfiguredKeyGroups() {
    StreamGraph graph = env.getStreamGraph(false);
    assertThat(graph.getStreamNodes())
        .filteredOn(node -> node.getStateKeySerializer() != null)
        .isNotEmpty()
        .extracting(StreamNode::getMaxParallelism)
        .containsOnly(128);
  }

  @Test
  void recordsOfOneKey_haveOneWayIntoTheLog() {
    StreamGraph graph = env.getStreamGraph(false);
    assertThat(graph.getStreamNodes())
        .filteredOn(node -> node.getOperatorName().startsWith("log"))
        .flatExtracting(StreamNode::getInEdges)
        .hasSizeGreaterThan(3)
        .extracting(edge -> edge.getPartitioner().getClass().getSimpleName())
        .containsOnly("ForwardPartitioner", "KeyGroupStreamPartitioner");
  }

  @Test
  void nothing_isLeftToKryo() {
    assertThat(transformations())
        .allSatisfy(
            each ->
                assertThat(each.getOutputType())
                    .as(each.getName())
                    .isNotInstanceOf(GenericTypeInfo.class));
    assertThat(env.getConfig().getSerializerConfig().hasGenericTypesDisabled()).isTrue();
  }

  @Test
  void checkpoints_areAlignedAndExactlyOnce() {
    assertThat(env.getCheckpointConfig().isUnalignedCheckpointsEnabled()).isFalse();
    assertThat(env.getCheckpointConfig().getCheckpointInterval()).isEqualTo(400);
  }

  private Set<Transformation<?>> transformations() {
    Set<Transformation<?>> all = new LinkedHashSet<>();
    Collection<Transformation<?>> roots = env.getTransformations();
    Deque<Transformation<?>> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      Transformation<?> next = open.pop();
      if (all.add(next)) {
        open.addAll(next.getInputs());
      }
    }
    return all;
  }

  static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap.servers", "localhost:9092");
    properties.setProperty("checkpoint.dir", "file:///tmp/never-written");
    properties.setProperty("pseudonym.secret", "a secret of tests only");
    return properties;
  }
}
