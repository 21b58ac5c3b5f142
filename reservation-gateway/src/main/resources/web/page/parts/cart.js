import { h, set, text } from '../lib/dom.js'
import { call, get, itemPath, newId, pause } from '../lib/api.js'
import { command, insist } from '../lib/commands.js'
import { say } from '../lib/say.js'
import { countdown } from './countdown.js'
import { reasonOf } from '../lib/reason.js'

const CHARGE_MILLIS = 1_200
const EXTEND_SECONDS = 120

/**
 * One shopper's cart with one item in it.
 *
 * @param name the shopper's, which the cart is called by
 * @param wanted gives the item and for how long it is held, seconds
 */
export function cart(name, wanted, signal) {
  const id = `${name.toLowerCase()}-${newId().slice(-6)}`
  let hold = null
  let busy = false
  const clock = countdown(signal)
  const quantity = h('output.quantity')
  const less = button('cart.less', () => change(hold.quantity - 1), '−')
  const more = button('cart.more', () => change(hold.quantity + 1), '+')
  const take = button('cart.take', place)
  const extend = button('cart.extend', lengthen)
  const buy = button('cart.buy', checkout)
  const leave = button('cart.leave', abandon)
  const declined = h('input', { type: 'checkbox' })
  const steps = h('ol.steps')
  const message = h('p.cart-message', { role: 'status' })
  const inside = h('div.inside', {}, h('div.amount', {}, less, quantity, more), clock.element,
    h('div.row', {}, buy, extend, leave), h('label.check', {}, declined, say('cart.declined')))
  take.classList.add('primary')
  buy.classList.add('primary')
  const element = h('section.cart', { 'aria-label': say('cart.of', { name }) }, h('h2', {}, name), take, inside, steps, message)
  show()
  return { element, place, look }

  function button(label, act, sign) {
    return h('button.button', { onclick: act, 'aria-label': sign && say(label) }, sign ?? say(label))
  }

  function show() {
    set(element, 'data-state', hold?.status ?? 'empty')
    const open = hold?.status === 'held'
    take.hidden = open
    inside.hidden = !open
    for (const each of [take, less, more, extend, buy, leave]) set(each, 'disabled', busy)
    if (hold === null && message.textContent === '') text(message, say('cart.now.empty'))
    if (!open) return
    text(quantity, hold.quantity, true)
    set(less, 'disabled', busy || hold.quantity === 1)
    clock.show(hold.expiresAt, hold.since)
  }

  function path(rest = '') {
    return `${itemPath(hold.item)}/reservations/${hold.reservation}${rest}`
  }

  async function during(work) {
    busy = true
    show()
    try {
      await work()
    } catch (failure) {
      text(message, reasonOf(failure))
    }
    busy = false
    show()
  }

  function place() {
    return during(async () => {
      const { item, holdSeconds } = wanted()
      steps.replaceChildren()
      text(message, '')
      hold = null
      // One id for all attempts: after any doubt the same is asked again, and takes no second unit.
      const reservation = newId()
      const held = await insist('PUT', `${itemPath(item)}/reservations/${reservation}`, { body: { cart: id, quantity: 1, holdSeconds } })
      hear(held)
    })
  }

  function change(to) {
    return during(async () => {
      hear(await call('PATCH', path(), { body: { quantity: to } }))
      text(message, '')
    })
  }

  /** Asks for it once and waits for its outcome. @returns whether it was done */
  async function isDone(method, rest, body) {
    return (await command(method, path(rest), body, newId())).result === 'done'
  }

  function extended() {
    return isDone('POST', '/extend', { holdSeconds: EXTEND_SECONDS })
  }

  function released() {
    return isDone('DELETE')
  }

  function confirmed() {
    return isDone('POST', '/confirm', {})
  }

  function lengthen() {
    return during(async () => read(await extended() ? '' : say('cart.too-late')))
  }

  function abandon() {
    return during(async () => {
      await released()
      await read()
    })
  }

  /** Extend and wait, charge, confirm: so nobody pays for what is not there. */
  function checkout() {
    return during(async () => {
      steps.replaceChildren()
      if (!await step('extend', extended)) return read(say('cart.not-charged'))
      if (!await step('charge', () => pause(CHARGE_MILLIS).then(() => !declined.checked))) {
        await step('release', released)
        return read()
      }
      await read(await step('confirm', confirmed) ? '' : say('cart.refund'))
    })
  }

  async function step(label, work) {
    const entry = h('li', { 'data-state': 'running' }, say(`step.${label}`))
    steps.append(entry)
    const good = await work()
    set(entry, 'data-state', good ? 'done' : 'failed')
    return good
  }

  /** Another end than before is one that it has got just now. */
  function hear(news) {
    const isExtended = news.expiresAt !== undefined && news.expiresAt !== hold?.expiresAt
    hold = { ...hold, ...news, since: isExtended ? Date.now() : hold?.since }
  }

  /** What has become of the hold, from the log. */
  async function read(because = '') {
    hear(await get(path()))
    text(message, because || (hold.status === 'held' ? '' : say(`cart.now.${hold.status}`)))
    show()
  }

  /** The item has changed; perhaps this hold has ended. */
  function look() {
    if (hold?.status === 'held' && !busy) read().catch(() => {})
  }
}
