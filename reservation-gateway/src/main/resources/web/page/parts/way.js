import { h, set, text } from '../lib/dom.js'
import { sayWord, say } from '../lib/say.js'

const STEPS = ['sending', 'taken', 'done']

/**
 * A command's way to its outcome, as dots that fill: sent, taken by the stream, decided by the log.
 *
 * @returns the element, and `step` to be given to `command`
 */
export function way() {
  const dots = STEPS.map(() => h('i'))
  const words = h('span.way-words')
  const element = h('span.way', {}, h('span.dots', { 'aria-hidden': true }, dots), words)
  return { element, step, fail }

  function step(name, outcome) {
    set(element, 'data-step', name)
    const reached = name === 'rejected' ? STEPS.length : name === 'again' ? 1 : STEPS.indexOf(name) + 1
    dots.forEach((dot, i) => set(dot, 'data-reached', i < reached))
    text(words, outcome?.reason
      ? say('way.rejected', { reason: sayWord('reason', outcome.reason) })
      : say(`way.${name}`, { seq: outcome?.seq }))
  }

  /** It was refused at the door. */
  function fail(reason) {
    set(element, 'data-step', 'rejected')
    text(words, reason)
  }
}
