import { h, set, text } from '../lib/dom.js'
import { call, itemPath, newId } from '../lib/api.js'
import { insist } from '../lib/commands.js'
import { number, span } from '../lib/format.js'
import { say } from '../lib/say.js'

const SHOPPERS = 100
const HOLD_SECONDS = 30

/** A hundred who want the same thing in the same second. Each is a dot; green ones got it. */
export function crowd(item) {
  const dots = Array.from({ length: SHOPPERS }, () => h('i'))
  const words = h('p.crowd-words', { role: 'status' })
  const go = h('button.button.primary', { onclick: storm }, say('crowd.go', { n: SHOPPERS }))
  const leave = h('button.button', { onclick: goHome, hidden: true }, say('crowd.leave'))
  let held = []
  const element = h('section.panel.crowd', {}, h('h2', {}, say('crowd.title')), h('p', {}, say('crowd.about', { n: SHOPPERS })),
    h('div.row', {}, go, leave), h('div.dots-grid', { 'aria-hidden': true }, dots), words)
  return { element }

  async function storm() {
    set(go, 'disabled', true)
    dots.forEach(dot => set(dot, 'data-state', 'asking'))
    const begun = performance.now()
    const answers = await Promise.all(dots.map(ask))
    held = answers.filter(answer => answer.reservation)
    const got = held.length
    text(words, say('crowd.result', {
      got: number(got), refused: number(answers.filter(answer => answer.refused).length), took: span(performance.now() - begun)
    }))
    leave.hidden = got === 0
    set(go, 'disabled', false)
  }

  async function ask(dot, shopper) {
    const path = `${itemPath(item())}/reservations/${newId()}`
    try {
      const hold = await insist('PUT', path, { body: { cart: `crowd-${shopper}`, quantity: 1, holdSeconds: HOLD_SECONDS } })
      set(dot, 'data-state', 'held')
      return { reservation: hold.reservation, path }
    } catch (failure) {
      set(dot, 'data-state', 'refused')
      return { refused: failure.type === 'sold-out' }
    }
  }

  /** They would go anyway, when their time is over. */
  async function goHome() {
    leave.hidden = true
    await Promise.allSettled(held.map(({ path }) => call('DELETE', path)))
    dots.forEach(dot => set(dot, 'data-state', null))
    text(words, say('crowd.left', { n: number(held.length) }))
    held = []
  }
}
