package dev.holdfast.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealsTest {
  private static final String SHARED = "14ec73ad-b339-4d18-a7c3-2b6539dec70c";
  private static final String OWN = "163e5624-3bf7-4e22-a7e5-624ec04aa2fb";
  private static final String ID_OF_A_CALLER = "261a109f-44fe-49b2-a4f7-6d6587041979";

  @TempDir Path root;
  private Path state;
  private Path metadata;
  private Path shared;
  private Path own;
  private Seals seals;

  @BeforeEach
  void seal() throws IOException {
    state = Files.createDirectories(root.resolve("checkpoints/job/chk-4"));
    metadata = state.resolve("_metadata");
    shared = Files.createDirectories(root.resolve("checkpoints/job/shared")).resolve(SHARED);
    own = state.resolve(OWN);
    Files.writeString(
        metadata, "\0\7file:/x/shared/" + SHARED + "\0" + OWN + "\0" + ID_OF_A_CALLER + "\0");
    Files.writeString(shared, "rows of RocksDB");
    Files.writeString(own, "of no other checkpoint");
    seals = new Seals(root.resolve("seals"));
    seals.seal(List.of(state));
  }

  @Test
  void aStateThatIsAsItWasIsWhole() throws IOException {
    assertThat(seals.damage(state)).isEmpty();
  }

  @Test
  void whatWasNeverSealedIsNotCalledDamaged() throws IOException {
    assertThat(new Seals(root.resolve("others")).damage(state)).isEmpty();
  }

  @Test
  void anotherByteInAnyOfTheFilesIsSeenAndTheFileNamed() throws IOException {
    for (Path file : List.of(metadata, shared, own)) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[3] ^= 1;
      Files.write(file, bytes);

      assertThat(seals.damage(state)).hasValue(file + " has other bytes than were written");

      bytes[3] ^= 1;
      Files.write(file, bytes);
    }
  }

  @Test
  void aFileThatWasCutOffIsSeen() throws IOException {
    Files.writeString(shared, "rows of R");

    assertThat(seals.damage(state)).hasValue(shared + " has 9 bytes and had 15");
  }

  @Test
  void aFileThatIsMissingIsSeenTheMetadataTooAndByALaterStart() throws IOException {
    Files.delete(own);
    assertThat(new Seals(root.resolve("seals")).damage(state)).hasValue(own + " is missing");

    Files.delete(metadata);
    assertThat(seals.damage(state)).hasValue(metadata + " is missing");
  }

  @Test
  void aDamagedStateIsNotSealedAnew() throws IOException {
    Files.delete(own);

    seals.seal(List.of(state));

    assertThat(seals.damage(state)).isPresent();
  }

  @Test
  void theSealsOfWhatIsGoneGo() throws IOException {
    seals.forgetBut(List.of(state));
    assertThat(root.resolve("seals/job/chk-4")).exists();

    seals.forgetBut(List.of());
    assertThat(root.resolve("seals/job")).doesNotExist();
  }
}
