package cn.jianguan.local.stack;

import cn.jianguan.command.kafka.Topics;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.local.flink.AlertJobDefinition;
import cn.jianguan.local.flink.CheckpointProfile;
import cn.jianguan.local.flink.JobSpec;
import cn.jianguan.local.flink.LoadJobDefinition;
import cn.jianguan.local.flink.PushJobDefinition;
import cn.jianguan.local.flink.StatisticsJobDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to run a stack.
 *
 * @param logTime whose clock the input topics follow; matters when topics are made
 * @param pace what Flink is there for
 * @param share what it takes of the machine
 * @param migrations folder of ClickHouse's numbered migrations
 * @param console jar of the console's server; empty: it is not started
 * @param progress receives lines for people
 */
public record StackOptions(
    Topics.LogTime logTime,
    CheckpointProfile profile,
    Ports ports,
    MachineShare share,
    Path migrations,
    List<JobSpec> jobs,
    Optional<Path> console,
    Consumer<String> progress) {

  /** The jobs of the system by their lasting names. */
  public static final List<JobSpec> JOBS =
      List.of(
          new JobSpec(Job.ALERT.jobName(), AlertJobDefinition.class.getName()),
          new JobSpec(Job.STATISTICS.jobName(), StatisticsJobDefinition.class.getName()),
          new JobSpec(Job.PUSH.jobName(), PushJobDefinition.class.getName()),
          new JobSpec(Job.LOAD.jobName(), LoadJobDefinition.class.getName()));

  /** Any ports, all jobs, within 8 GB on two cores. */
  public static StackOptions standard(
      Topics.LogTime logTime, Path migrations, Consumer<String> progress) {
    CheckpointProfile profile =
        logTime == Topics.LogTime.LIVE ? CheckpointProfile.PROMPT : CheckpointProfile.STEADY;
    return new StackOptions(
        logTime,
        profile,
        Ports.ANY,
        MachineShare.LEAST,
        migrations,
        JOBS,
        Optional.empty(),
        progress);
  }

  /** The same with other jobs, or with none. */
  public StackOptions with(List<JobSpec> others) {
    return with(others, profile, ports, share);
  }

  /** The same for a Flink that is killed again and again. */
  public StackOptions shortLived() {
    return with(jobs, CheckpointProfile.SHORT_LIVED, ports, share);
  }

  /** The same for a stack that is fed with the past first and lives on with what comes. */
  public StackOptions fedWithThePast() {
    return new StackOptions(
        Topics.LogTime.REPLAY, profile, ports, share, migrations, jobs, Optional.empty(), progress);
  }

  /** The same on these ports. */
  public StackOptions on(Ports others) {
    return with(jobs, profile, others, share);
  }

  /** The same with more of the machine. */
  public StackOptions taking(MachineShare other) {
    return with(jobs, profile, ports, other);
  }

  /** The same with the page, from the jar of its server. */
  public StackOptions showing(Path jar) {
    return new StackOptions(
        logTime, profile, ports, share, migrations, jobs, Optional.of(jar), progress);
  }

  private StackOptions with(
      List<JobSpec> others, CheckpointProfile other, Ports otherPorts, MachineShare otherShare) {
    return new StackOptions(
        logTime, other, otherPorts, otherShare, migrations, others, console, progress);
  }
}
