import { h, list, text } from '../lib/dom.js'
import { segment } from '../lib/api.js'
import { number } from '../lib/format.js'
import { say } from '../lib/say.js'
import { countdown } from './countdown.js'

/**
 * The open holds of an item, those that end first on top.
 *
 * @param since tells of a hold when it began to run towards its end, epoch milliseconds
 */
export function holdsTable(item, since, signal) {
  const rows = h('tbody')
  const table = h('table.holds', { 'aria-label': say('item.holds') }, h('thead', {}, h('tr', {},
    ['quantity', 'left', 'cart', 'reservation'].map(name => h(`th.col-${name}`, { scope: 'col' }, say(`column.${name}`))))), rows)
  const more = h('p.more')
  const none = h('p.lead', {}, say('item.holds.none'))
  const element = h('div', {}, table, more, none)
  return { element, show }

  /** @param others units that are held beside these */
  function show(holds, others) {
    const first = [...holds].sort((one, other) => one.expiresAt - other.expiresAt)
    table.hidden = first.length === 0
    none.hidden = first.length > 0 || others > 0
    more.hidden = others === 0
    text(more, say('item.holds.others', { n: number(others) }))
    list(rows, first, hold => hold.reservation, make, (row, hold) => row.show(hold))
  }

  function make(hold) {
    const quantity = h('td.number')
    const ends = new AbortController()
    const clock = countdown(AbortSignal.any([signal, ends.signal]))
    const row = h('tr', {}, quantity, h('td', {}, clock.element), h('td.col-cart', {}, hold.cart),
      h('td.col-reservation', {}, h('a', { href: `#/item/${segment(item)}?hold=${segment(hold.reservation)}` }, hold.reservation)))
    row.gone = () => ends.abort()
    row.show = next => {
      text(quantity, number(next.quantity), true)
      clock.show(next.expiresAt, since(next))
    }
    return row
  }
}
