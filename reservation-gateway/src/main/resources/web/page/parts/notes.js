import { h } from '../lib/dom.js'
import { say } from '../lib/say.js'
import { Problem, Unreachable } from '../lib/api.js'

const SHOWN_MILLIS = 6_000

/** Says something in passing, at the lower edge; screen readers hear it. */
export function note(message, tone = 'plain') {
  const element = h('p.note', { 'data-tone': tone }, message)
  document.getElementById('notes').append(element)
  setTimeout(() => element.remove(), SHOWN_MILLIS)
}

/**
 * What a refusal means, in the reader's language where it is a common one.
 *
 * @throws what is no refusal, but a fault of this page
 */
export function reasonOf(failure) {
  if (failure instanceof Unreachable) return say('problem.unreachable')
  if (!(failure instanceof Problem)) throw failure
  if (failure.type === 'sold-out') return say('problem.sold-out', { n: failure.body.available ?? 0 })
  if (failure.status === 403) return say('problem.forbidden')
  if (failure.type === 'unknown-item') return say('problem.unknown-item')
  return (failure.body.faults ?? [failure.message]).join('; ')
}

export const complain = failure => note(reasonOf(failure), 'bad')

/** What stands where there is nothing to show: why, and what to do about it. */
export function empty(title, advice, ...more) {
  return h('div.empty', {}, h('p.empty-title', {}, title), advice && h('p', {}, advice), ...more)
}
