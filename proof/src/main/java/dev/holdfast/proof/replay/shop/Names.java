package dev.holdfast.proof.replay.shop;

/** What the ids of a script are called when the gateway is asked. */
public interface Names {

  /** The name of one id; always the same one. */
  String of(String id);

  /** Whether only an id of this run could be called that. */
  boolean isOwn(String name);

  /** Ids are names already, and begin with the run's label: a second run asks for nothing new. */
  static Names labelled(String run) {
    return new Names() {
      @Override
      public String of(String id) {
        return id;
      }

      @Override
      public boolean isOwn(String name) {
        return name.startsWith(run + ":");
      }
    };
  }
}
