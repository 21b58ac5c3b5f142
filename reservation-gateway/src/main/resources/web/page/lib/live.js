import { authorization, reach, pause } from './api.js'
import { pieces } from './pieces.js'

const FIRST_PAUSE_MILLIS = 500
const LONGEST_PAUSE_MILLIS = 4_000

/**
 * Follows the items' changes by the gateway's stream; after a break it goes on where it was. A tab
 * that nobody sees does not listen: a browser has few connections to one gateway, for all its tabs.
 * Read by fetch, for an EventSource sends no Authorization.
 *
 * @param query which items, as the list takes it
 * @param onItem is given an item as it now is
 * @param onStart is told once, when changes begin to be heard: whatever is read from then on is
 *     kept up to date
 * @param signal ends it
 */
export async function follow(query, onItem, onStart, signal) {
  let last = null
  let wait = FIRST_PAUSE_MILLIS
  while (!signal.aborted) {
    const line = whileSeen(signal)
    try {
      const headers = { Accept: 'text/event-stream', ...authorization(), ...(last && { 'Last-Event-ID': last }) }
      const answer = await reach(`/streams/items?${query}`, { headers, signal: line.signal }, line.signal)
      if (answer.ok) {
        wait = FIRST_PAUSE_MILLIS
        if (last === null) onStart()
        for await (const block of pieces(answer.body, /\r?\n\r?\n/)) {
          const { event, id, data } = parse(block)
          if (id && data) last = id
          if (event === 'item' && data) onItem(JSON.parse(data))
        }
      }
    } catch {
      // A break of the line; the next round tells whether it was more.
    }
    line.end()
    await pause(wait)
    wait = Math.min(2 * wait, LONGEST_PAUSE_MILLIS)
    await seen(signal)
  }
}

/** A signal that also ends when the tab is left. */
function whileSeen(signal) {
  const left = new AbortController()
  const look = () => document.hidden && left.abort()
  document.addEventListener('visibilitychange', look)
  return {
    signal: AbortSignal.any([signal, left.signal]),
    end: () => document.removeEventListener('visibilitychange', look)
  }
}

/** When the tab is looked at again, or nobody waits for that any more. */
async function seen(signal) {
  while (document.hidden && !signal.aborted) {
    await new Promise(done => document.addEventListener('visibilitychange', done, { once: true }))
  }
}

/** One event as https://html.spec.whatwg.org/multipage/server-sent-events.html has it. */
function parse(block) {
  const event = { event: 'message', id: null, data: '' }
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const field = line.slice(0, Math.max(colon, 0))
    const value = line.slice(colon + 1).replace(/^ /, '')
    if (field === 'data') event.data += (event.data && '\n') + value
    else if (field === 'event' || field === 'id') event[field] = value
  }
  return event
}
