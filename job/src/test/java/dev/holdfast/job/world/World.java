package dev.holdfast.job.world;

import dev.holdfast.job.Sinks;
import dev.holdfast.job.Sources;
import dev.holdfast.job.archive.ArchiveFiles;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.job.stores.AppendWatch;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Items;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.Retention;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.ParkedWebhook;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** All that surrounds the job, in memory, reached by name from wherever Flink runs an operator. */
public final class World implements AutoCloseable {
  private static final Map<String, World> WORLDS = new ConcurrentHashMap<>();

  private final String name = UUID.randomUUID().toString();
  public final Feed changeFeed = new Feed();
  public final Feed commandFeed = new Feed();
  public final FeedingLog log = new FeedingLog(changeFeed);
  public final MemoryReadModels readModels = new MemoryReadModels();
  public final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  public final ScriptedReceivers receivers = new ScriptedReceivers();

  /** Told of what is appended. */
  public volatile AppendWatch appends = AppendWatch.NONE;

  public final List<ParkedWebhook> parkedWebhooks = new CopyOnWriteArrayList<>();
  public final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
  public final List<DeadLetter> deadLetterIndex = new CopyOnWriteArrayList<>();

  /** The folder of cold storage. */
  public final URI archive;

  /** A world whose cold storage is a folder that goes with it. */
  public World() {
    this(temporaryFolder().toUri());
  }

  public World(URI archive) {
    this.archive = archive;
    WORLDS.put(name, this);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("cold storage ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static World named(String name) {
    return WORLDS.get(name);
  }

  @Override
  public void close() {
    WORLDS.remove(name);
    if (archive.getScheme().equals("file")) {
      FileUtils.deleteDirectoryQuietly(new File(archive));
    }
  }

  /** Both streams let go of all they have; to be called while no job runs. */
  public void trim() {
    changeFeed.trim();
    commandFeed.trim();
  }

  /** The stores, as the job opens them. */
  public Stores stores() {
    return new WorldStores(name);
  }

  /** The streams, as the job reads them. */
  public Sources sources() {
    return new Sources() {
      @Override
      public SingleOutputStreamOperator<RawRecord> commands(
          StreamExecutionEnvironment environment) {
        return FeedSource.add(environment, name, true);
      }

      @Override
      public SingleOutputStreamOperator<RawRecord> changes(StreamExecutionEnvironment environment) {
        return FeedSource.add(environment, name, false);
      }
    };
  }

  /** The sinks, as the job fills them. */
  public Sinks sinks() {
    return new Sinks() {
      @Override
      public Sink<Outcome> outcomes() {
        return new ListSink<>(name, world -> world.outcomes);
      }

      @Override
      public Sink<ParkedWebhook> parkedWebhooks() {
        return new ListSink<>(name, world -> world.parkedWebhooks);
      }

      @Override
      public ArchiveFiles archive() {
        return new ArchiveFiles(archive);
      }

      @Override
      public Sink<DeadLetter> deadLetters() {
        return new ListSink<>(name, world -> world.deadLetters);
      }

      @Override
      public Sink<DeadLetter> deadLetterIndex() {
        return new ListSink<>(name, world -> world.deadLetterIndex);
      }
    };
  }

  private static final class WorldStores implements Stores {
    private static final long serialVersionUID = 1L;
    private final String name;

    WorldStores(String name) {
      this.name = name;
    }

    @Override
    public Opened open(String user) {
      World world = named(name);
      SystemTimekeeper time = new SystemTimekeeper(user);
      return new Opened() {
        @Override
        public EventLog log() {
          return world.log;
        }

        @Override
        public Items items() {
          return world.log;
        }

        @Override
        public Retention retention() {
          return world.log;
        }

        @Override
        public SnapshotStore snapshots() {
          return world.readModels::snapshot;
        }

        @Override
        public ReservationRows reservations() {
          return world.readModels::reservation;
        }

        @Override
        public ReadModels readModels() {
          return world.readModels;
        }

        @Override
        public Receivers receivers() {
          return world.receivers;
        }

        @Override
        public AppendWatch appends() {
          return world.appends;
        }

        @Override
        public Timekeeper time() {
          return time;
        }

        @Override
        public Chance chance() {
          return new SystemChance();
        }

        @Override
        public void close() {
          time.close();
        }
      };
    }
  }
}
