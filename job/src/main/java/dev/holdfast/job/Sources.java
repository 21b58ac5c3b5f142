package dev.holdfast.job;

import dev.holdfast.job.source.RawRecord;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The streams the job reads. */
public interface Sources {
  /** The command stream. Its watermark is the arrival time of what has been read. */
  SingleOutputStreamOperator<RawRecord> commands(StreamExecutionEnvironment environment);

  /** The change stream of the log. Its watermark is not used. */
  SingleOutputStreamOperator<RawRecord> changes(StreamExecutionEnvironment environment);
}
