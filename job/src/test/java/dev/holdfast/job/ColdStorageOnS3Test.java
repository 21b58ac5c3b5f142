package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.job.archive.ArchiveReader;
import dev.holdfast.job.archive.Witness;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.S3;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.ArchivedEvent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.fs.Path;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** As on AWS: Flink's own file system for S3, a plugin there too, against an S3 on this machine. */
class ColdStorageOnS3Test {
  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2);

  @Test
  void filesAreFinishedAndReadBackAndRowsRetiredOnS3(@TempDir java.nio.file.Path folder)
      throws Exception {
    try (S3 s3 = S3.start(folder, "shop");
        World world = new World(URI.create("s3://shop/archive"))) {
      Path archive = new Path(world.archive);
      Witness witness = new Witness(archive, world.log);
      world.log.beforeRetiring(witness);
      JobClient job = start(world);
      for (long seq = 1; seq <= 30; seq++) {
        world.log.append(Examples.unit(seq)).toCompletableFuture().join();
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> world.log.ttl(Examples.ITEM, 29).isPresent());
      await().atMost(Duration.ofSeconds(60)).until(() -> seqs(archive).size() >= 30);
      job.cancel().join();

      assertThat(seqs(archive)).hasSize(30).doesNotHaveDuplicates();
      assertThat(world.log.ttl(Examples.ITEM, 30)).isEmpty();
      assertThat(witness.objections()).isEmpty();
    }
  }

  private static JobClient start(World world) throws Exception {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
    return HoldfastTopologyTest.start(
        world,
        settings,
        Map.of(
            "archive.interval.seconds", "1",
            "retire.rows.per.second", "1000",
            "snapshots.interval.millis", "200"));
  }

  private static List<Long> seqs(Path archive) throws Exception {
    List<Long> seqs = new ArrayList<>();
    for (Path file : ArchiveReader.files(archive)) {
      ArchiveReader.rows(file).stream().map(ArchivedEvent::getSeq).forEach(seqs::add);
    }
    return seqs;
  }
}
