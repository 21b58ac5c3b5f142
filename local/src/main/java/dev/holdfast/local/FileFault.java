package dev.holdfast.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What is wrong with a file, in words: Java tells of most faults only by a path. */
public final class FileFault {
  private FileFault() {}

  /** What is wrong where a folder must be and something else is. */
  static String noFolder(String place) {
    return place + " is no folder, and must be one; a link must lead to one";
  }

  /** What an exception tells. */
  public static String of(IOException e) {
    if (e instanceof FileAlreadyExistsException there) {
      return noFolder(there.getFile());
    }
    if (e instanceof NotDirectoryException none) {
      return noFolder(none.getFile());
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written";
    }
    return e instanceof NoSuchFileException gone ? gone.getFile() + " is gone" : e.getMessage();
  }
}
