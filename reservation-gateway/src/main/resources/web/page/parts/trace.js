import { h, list, set, text } from '../lib/dom.js'
import { lasting, moment, number } from '../lib/format.js'
import { readHold, readHoldOn } from '../lib/hold.js'
import { watchLink } from '../lib/link.js'
import { reasonOf } from '../lib/reason.js'
import { say, sayWord } from '../lib/say.js'
import { countdown } from './countdown.js'
import { entry } from './timeline.js'

/**
 * One hold, step by step: what has happened to it, each with the time since the step before, and
 * what it waits for as long as it is open.
 */
export function holdTrace(item, reservation, signal) {
  const clock = countdown(signal)
  const state = h('p.trace-state')
  const steps = h('ol.timeline.trace')
  const open = h('p.trace-open', { hidden: true }, clock.element, say('trace.open'))
  const gap = h('p.hint', { hidden: true }, say('trace.gap'))
  const element = h('div.hold-trace', {}, state, steps, open, gap)
  let found = null
  let turn = Promise.resolve()
  watchLink(isThere => isThere && found === null && tell([]), signal)
  return { element, tell }

  /**
   * Tells what there is by now.
   *
   * @param more events of the item that have come since the last time
   * @returns done when it is shown
   */
  function tell(more) {
    turn = turn.then(() => read(more))
    return turn
  }

  async function read(more) {
    try {
      found = found === null ? await readHold(item, reservation, signal) : await readHoldOn(found, more, signal)
      if (!signal.aborted) show(found)
    } catch (failure) {
      found = null // for what has come meanwhile has not been taken in
      if (!signal.aborted) text(state, reasonOf(failure))
    }
  }

  function show({ hold, events, isWhole }) {
    const isOpen = hold.status === 'held'
    text(state, words(hold, events))
    set(state, 'data-status', hold.status)
    list(steps, events.map((event, i) => ({ event, before: events[i - 1] })),
      ({ event }) => [event.seq, event.kind, event.command].join(' '),
      ({ event, before }) => entry(item, event, { hold: reservation, since: before && sinceWords(event, before) }), () => {})
    open.hidden = !isOpen
    gap.hidden = isWhole
    if (isOpen) clock.show(hold.expiresAt, events.find(event => event.expiresAt === hold.expiresAt)?.at)
  }
}

/** Clocks of two writers may differ by a little. */
const sinceWords = (event, before) => say('trace.after', { time: lasting(Math.max(0, event.at - before.at)) })

/** How many of its units are what it is by now; a part may have been sold or given back before. */
function units({ status, quantity, heldQuantity, confirmedQuantity = 0, releasedQuantity = 0 }) {
  const n = {
    held: heldQuantity ?? quantity,
    confirmed: confirmedQuantity,
    released: releasedQuantity,
    expired: quantity - confirmedQuantity - releasedQuantity
  }[status]
  return n === quantity ? number(n) : say('trace.part', { n: number(n), all: number(quantity) })
}

/** What it is by now, and how long that took. */
function words(hold, events) {
  const values = { status: sayWord('held', hold.status), n: units(hold), cart: hold.cart, at: moment(hold.expiresAt) }
  if (hold.status === 'held') return say('trace.held', values)
  // What comes after, such as a return, is about what has ended.
  const end = events.findLast(event => event.reservedDelta < 0 || event.kind === 'LateConfirmation')
  if (!end || events[0] === end) return say('trace.over', values)
  return say('trace.over-after', { ...values, time: lasting(end.at - events[0].at) })
}
