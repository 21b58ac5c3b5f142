import { get, on, pause } from './api.js'

const IDLE_MILLIS = 5_000
const LOST_MILLIS = 1_000

/** A sign of life takes no work: a gateway that needs longer for it is halted. */
const LIVE_MILLIS = 5_000

let lostSince = null
let lastReached = Date.now()
const watchers = new Set()

/** Whether the gateway answers; and if not, since when, epoch milliseconds. */
export const link = () => ({ lostSince, lastReached })

/**
 * Hears when the gateway stops to answer and when it is back.
 *
 * @param watcher is given whether it is there
 */
export function watchLink(watcher, signal) {
  watchers.add(watcher)
  signal?.addEventListener('abort', () => watchers.delete(watcher))
}

function change(since) {
  lostSince = since
  // Those who begin to listen by this have seen it already.
  for (const watcher of [...watchers]) watcher(since === null)
}

on('reached', () => {
  lastReached = Date.now()
  if (lostSince !== null) change(null)
})
on('lost', () => {
  if (lostSince === null) change(Date.now())
})

/** Asks for a sign of life whenever nothing else has been asked for a while. */
export async function keepWatch() {
  for (;;) {
    await pause(lostSince === null ? IDLE_MILLIS : LOST_MILLIS)
    const quiet = Date.now() - lastReached >= (lostSince === null ? IDLE_MILLIS : 0)
    if (quiet && document.visibilityState === 'visible') await get('/live', { longest: LIVE_MILLIS }).catch(() => {})
  }
}
