package dev.holdfast.local.chaos;

import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How many times faster than in earnest a game day goes. Whoever has alerts sooner has them for the
 * same reasons in the same order: all that a rule waits for or looks back over is shorter by the
 * same factor, and so is each bound of a minute or more.
 *
 * @param faster 1 for in earnest
 */
public record Pace(int faster) {
  /** Beyond, a rule would look back over less than a few scrapes. */
  public static final int FASTER_MAX = 6;

  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MILLIS_PER_SECOND = 1_000;
  private static final int SCRAPE_SECONDS = 5;
  private static final int SCRAPE_SECONDS_OF_FASTER = 2;

  private static final Pattern WINDOW = Pattern.compile("(\\[|offset )(\\d+)([smh])");
  private static final Pattern PATIENCE = Pattern.compile("(?m)(^\\s*for: )(\\d+)([smh])");
  private static final Pattern BOUND = Pattern.compile("(_seconds|Millis)\\) > (\\d+)");

  /** What takes so long in earnest. */
  public Duration of(Duration inEarnest) {
    return inEarnest.dividedBy(faster);
  }

  /** How often is looked. */
  public int scrapeSeconds() {
    return faster == 1 ? SCRAPE_SECONDS : SCRAPE_SECONDS_OF_FASTER;
  }

  /** Prometheus' rules at this pace. */
  public String rules(String inEarnest) {
    String shorter =
        WINDOW
            .matcher(inEarnest)
            .replaceAll(found -> found.group(1) + seconds(found.group(2), found.group(3)));
    shorter =
        PATIENCE
            .matcher(shorter)
            .replaceAll(found -> found.group(1) + seconds(found.group(2), found.group(3)));
    return BOUND.matcher(shorter).replaceAll(this::bound);
  }

  private String seconds(String number, String unit) {
    int units = Integer.parseInt(number);
    long seconds =
        switch (unit) {
          case "h" -> (long) units * SECONDS_PER_MINUTE * SECONDS_PER_MINUTE;
          case "m" -> (long) units * SECONDS_PER_MINUTE;
          default -> units;
        };
    return seconds / faster + "s";
  }

  private String bound(MatchResult found) {
    boolean inSeconds = found.group(1).equals("_seconds");
    long minute = inSeconds ? SECONDS_PER_MINUTE : SECONDS_PER_MINUTE * MILLIS_PER_SECOND;
    long bound = Long.parseLong(found.group(2));
    return found.group(1) + ") > " + (bound >= minute ? bound / faster : bound);
  }
}
