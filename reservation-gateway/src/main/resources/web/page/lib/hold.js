import { get, itemPath, segment } from './api.js'

const PAGE = 500

/** Pages of an item's log that are looked through for one hold. */
const PAGES_MAX = 10

/**
 * One hold as it is now, with all that has happened to it, oldest first: from the commit that placed
 * it to the newest that there is.
 *
 * @returns `hold`, its `events`, and whether they are all that there are: of an item that is very
 *     busy only the first and the last are found, of an old hold none may be left in the log
 */
export async function readHold(item, reservation, signal) {
  const hold = await now(item, reservation, signal)
  const isOfIt = event => event.reservation === reservation
  const newest = (await page(hold.seq - 1, 1)).events.filter(isOfIt)
  const placedSeq = newest.find(event => event.placedSeq)?.placedSeq ?? hold.seq
  const events = []
  let next = placedSeq - 1
  for (let pages = 0; pages < PAGES_MAX && next !== undefined; pages++) {
    const read = await page(next, PAGE)
    events.push(...read.events.filter(isOfIt))
    next = read.next
  }
  const last = events.at(-1)?.seq ?? 0
  events.push(...newest.filter(event => event.seq > last))
  return { hold, events, isWhole: next === undefined && events[0]?.seq === placedSeq }

  /** Nothing of what has left the log. */
  async function page(after, limit) {
    try {
      return await get(`${itemPath(item)}/events?after=${after}&limit=${limit}`, { signal })
    } catch (failure) {
      if (failure.status === 410) return { events: [] }
      throw failure
    }
  }
}

/**
 * The same after what has been read already.
 *
 * @param more events of the item that have come since
 */
export async function readHoldOn({ hold: { item, reservation }, events, isWhole }, more, signal) {
  const last = events.at(-1)?.seq ?? 0
  const news = more.filter(event => event.reservation === reservation && event.seq > last)
  return { hold: await now(item, reservation, signal), events: events.concat(news), isWhole }
}

const now = (item, reservation, signal) => get(`${itemPath(item)}/reservations/${segment(reservation)}`, { signal })
