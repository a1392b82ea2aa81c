package cn.jianguan.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.load.ClickHouseAddress;
import cn.jianguan.jobs.load.LoadSink;
import cn.jianguan.jobs.load.LoadTopology;
import cn.jianguan.jobs.log.flink.LogSource;
import java.util.List;
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

/** What cannot be changed once a job has state: names of operators, key groups, serializers. */
class StatisticsTopologyTest {
  private static final String BROKER = "127.0.0.1:1";

  @Test
  void statistics_namesEveryOperatorAndNeedsNoKryo() {
    StreamExecutionEnvironment env = environment();
    StatisticsTopology.build(
        env,
        LogSource.of(BROKER, "g", List.of("act-log", "alert-log"), new Properties()),
        StatisticsTopology.sink(BROKER, "statistics", new Properties()),
        StatisticsTopology.rejects(BROKER, "rejects", new Properties()));

    guard(env);
  }

  @Test
  void load_namesEveryOperatorAndChainsThem() {
    StreamExecutionEnvironment env = environment();
    LoadTopology.build(
        env,
        LogSource.of(BROKER, "g", List.of("act-log"), new Properties()),
        new LoadSink(new ClickHouseAddress("http://127.0.0.1:1", "default", "u", "p"), 50_000));

    StreamGraph graph = guard(env);
    assertThat(graph.getJobGraph().getNumberOfVertices()).isEqualTo(1);
  }

  private static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setMaxParallelism(128);
    return env;
  }

  private static StreamGraph guard(StreamExecutionEnvironment env) {
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
    graph.getJobGraph();
    return graph;
  }
}
