package dev.holdfast.deploy.command;

/** Why a command ends here, in words for whoever started it, and with which exit status. */
final class Failed extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int CHECK_FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int SOMETHING_MISSING = 3;

  final int status;

  private Failed(int status, String message) {
    super(message);
    this.status = status;
  }

  static Failed because(String message) {
    return new Failed(CHECK_FAILED, message);
  }

  static Failed usage(String message) {
    return new Failed(WRONG_USAGE, message);
  }

  static Failed missing(String message) {
    return new Failed(SOMETHING_MISSING, message);
  }
}
