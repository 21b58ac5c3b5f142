const HEX = 16

/**
 * A new id for a reservation or a command: a UUIDv7, which a gateway need not look up. Make it
 * before the first try, and send the same one again after any doubt.
 */
export function newId(): string {
  const random = globalThis.crypto.randomUUID()
  const time = Date.now().toString(HEX).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}
