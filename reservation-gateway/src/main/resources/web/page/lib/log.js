import { get, itemPath } from './api.js'

const PAGE = 500

/** The events after this seq, up to the log's end; `onPage` may show them as they come. */
export async function eventsAfter(item, after, signal) {
  const events = []
  for (let next = after; next !== undefined;) {
    const page = await get(`${itemPath(item)}/events?after=${next}&limit=${PAGE}`, { signal })
    events.push(...page.events)
    next = page.next
  }
  return events
}

/**
 * The level after each commit, as columns for a chart: seconds, on hand, reserved.
 *
 * @param known the level after the commit `known.seq`, from which all others are reckoned
 */
export function levels(events, known) {
  const before = delta => events.filter(event => event.seq <= known.seq).reduce((sum, event) => sum + event[delta], 0)
  let onHand = known.onHand - before('onHandDelta')
  let reserved = known.reserved - before('reservedDelta')
  const columns = [[], [], []]
  const put = (second, i) => [second, onHand, reserved].forEach((value, column) => { columns[column][i] = value })
  for (const event of events) {
    onHand += event.onHandDelta
    reserved += event.reservedDelta
    const last = columns[0].length - 1
    // A chart's axis runs forwards only, and clocks of two writers may differ by a little.
    const second = Math.max(event.at / 1000, columns[0][last] ?? 0)
    put(second, columns[0][last] === second ? last : last + 1)
  }
  return columns
}
