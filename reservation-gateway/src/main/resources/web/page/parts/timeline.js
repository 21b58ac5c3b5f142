import { h, list } from '../lib/dom.js'
import { segment } from '../lib/api.js'
import { delta, fullMoment, moment, number } from '../lib/format.js'
import { say, sayWord } from '../lib/say.js'

const ROWS = 200

/** The log, newest first: what each event did to the stock, and who asked for it. */
export function timeline(item) {
  const element = h('ol.timeline')
  return {
    element,
    show(events) {
      const newest = events.slice(-ROWS).reverse()
      list(element, newest, event => [event.seq, event.kind, event.reservation, event.command].join(' '), event => entry(item, event), () => {})
    }
  }
}

/**
 * An event of the log.
 *
 * @param hold whose events these are, if of one only, which needs not be said each time
 * @param since what stands below its time: how long after something else it was
 */
export function entry(item, event, { hold, since } = {}) {
  return h('li', { 'data-kind': family(event) },
    h('div.when', {},
      h('time', { datetime: new Date(event.at).toISOString(), title: fullMoment(event.at) }, moment(event.at)),
      since && h('span.since', {}, since)),
    h('div.what', {},
      h('span.kind', {}, sayWord('event', event.kind)),
      h('span.deltas', {}, change('onHand', event.onHandDelta), change('reserved', event.reservedDelta)),
      h('span.about', {}, about(item, event, hold))),
    h('span.seq', { title: say('event.seq') }, `#${event.seq}`))
}

const change = (name, by) => by !== 0 && h(`b.${name}`, {}, `${say(`figure.${name}`)} ${delta(by)}`)

function about(item, event, hold) {
  const parts = []
  if (event.reservation && event.reservation !== hold) {
    parts.push(h('a', { href: `#/item/${segment(item)}?hold=${segment(event.reservation)}` }, event.reservation))
  }
  if (event.cart) parts.push(say('event.cart', { cart: event.cart }))
  if (event.expiresAt) parts.push(say('event.until', { at: moment(event.expiresAt) }))
  if (event.counted !== undefined) parts.push(say('event.counted', { n: number(event.counted) }))
  if (event.policy) parts.push(policyWords(event.policy))
  // What was not asked for by anybody has an id, too, which says nothing that is not said already.
  if (event.commandKind) parts.push(say('event.command', { command: event.command }))
  if (event.reason) parts.push(event.kind === 'CommandRejected' ? sayWord('reason', event.reason) : event.reason)
  return parts.flatMap((part, i) => (i === 0 ? [part] : [' · ', part]))
}

const policyWords = policy =>
  policy.ownFields.map(name => `${sayWord('policy', name)} ${number(policy[name])}`).join('; ') || say('event.policy.default')

/** Of what sort it is, for its colour and mark. */
function family(event) {
  if (event.kind === 'CommandRejected') return 'rejected'
  if (/Confirm/.test(event.kind)) return 'sold'
  if (/Expired|Released/.test(event.kind)) return 'ended'
  if (/Reservation/.test(event.kind)) return 'held'
  return event.kind === 'PolicyChanged' ? 'policy' : 'stock'
}
