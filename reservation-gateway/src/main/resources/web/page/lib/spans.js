import { get, itemPath } from './api.js'

/**
 * Since when the holds of an item have been running towards the ends that they have: since the
 * first event that says so. An extension may extend nothing, and changes nothing here.
 */
export function spans(item, signal) {
  const begun = new Map()
  const asked = new Set()
  return { learn, since, ask }

  /** @returns epoch milliseconds; undefined if that is not known */
  function since(hold) {
    return begun.get(keyOf(hold))
  }

  function learn(events) {
    for (const event of events) {
      if (event.expiresAt === undefined) continue
      const key = keyOf(event)
      begun.set(key, Math.min(event.at, begun.get(key) ?? Infinity))
    }
  }

  /**
   * Asks the log about those that are older than the events that were read, each once.
   *
   * @returns whether that told anything
   */
  async function ask(holds) {
    let isNews = false
    for (const hold of holds) {
      if (since(hold) !== undefined || asked.has(keyOf(hold))) continue
      asked.add(keyOf(hold))
      const newest = await at(hold, hold.seq)
      if (since(hold) === undefined && newest?.placedSeq) await at(hold, newest.placedSeq)
      isNews ||= since(hold) !== undefined
    }
    return isNews
  }

  /** What the commit says of the hold; nothing once it has left the log. */
  async function at({ reservation }, seq) {
    const page = await get(`${itemPath(item)}/events?after=${seq - 1}&limit=1`, { signal }).catch(() => ({ events: [] }))
    const events = page.events.filter(event => event.reservation === reservation)
    learn(events)
    return events[0]
  }
}

const keyOf = ({ reservation, expiresAt }) => `${reservation} ${expiresAt}`
