import { h, set, text } from '../lib/dom.js'
import { fullMoment, left } from '../lib/format.js'
import { say } from '../lib/say.js'
import { every } from '../lib/timing.js'

const SOON_MILLIS = 30_000

/** Smaller ones nobody sees, and each has the browser draw the bar for a quarter of a second. */
const STEP_PERCENT = 0.5

/**
 * What is left of a hold, by clock and by bar. A hold whose time is over may still be confirmed as
 * long as the log has not said that it expired: so it says that it is running out, not that it is gone.
 */
export function countdown(signal) {
  const clock = h('span.clock')
  const rest = h('i')
  const track = h('span.track', { 'aria-hidden': true }, rest)
  const element = h('span.countdown', {}, clock, track)
  let hold = null
  every(250, tick, signal)
  return {
    element,
    /**
     * @param expiresAt epoch milliseconds
     * @param since when it began to run towards that: when it was placed, or extended last. As long
     *     as that is not known there is no bar
     */
    show(expiresAt, since) {
      hold = { expiresAt, since }
      set(element, 'title', fullMoment(expiresAt))
      set(track, 'data-known', since !== undefined)
      tick()
    }
  }

  function tick() {
    if (hold === null) return
    const remaining = hold.expiresAt - Date.now()
    text(clock, remaining > 0 ? left(remaining) : say('hold.runs-out'))
    set(element, 'data-soon', remaining < SOON_MILLIS)
    if (hold.since === undefined) return
    const whole = Math.max(1, hold.expiresAt - hold.since)
    const percent = Math.min(100, Math.max(0, (100 * remaining) / whole))
    rest.style.width = `${STEP_PERCENT * Math.ceil(percent / STEP_PERCENT)}%`
  }
}
