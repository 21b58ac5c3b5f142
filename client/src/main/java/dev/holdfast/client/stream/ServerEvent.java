package dev.holdfast.client.stream;

/** A server-sent event: its name, the id to go on from, its data. */
final class ServerEvent {
  final String name;
  final String id;
  final String data;

  ServerEvent(String name, String id, String data) {
    this.name = name;
    this.id = id;
    this.data = data;
  }
}
