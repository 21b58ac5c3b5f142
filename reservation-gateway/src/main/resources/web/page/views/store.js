import { h } from '../lib/dom.js'
import { get, itemPath, newId } from '../lib/api.js'
import { may } from '../lib/caller.js'
import { command } from '../lib/commands.js'
import { follow } from '../lib/live.js'
import { say } from '../lib/say.js'
import { cart } from '../parts/cart.js'
import { crowd } from '../parts/crowd.js'
import { complain, empty } from '../parts/notes.js'
import { figures, stockBar } from '../parts/stock.js'

const HOLD_SECONDS = [15, 60, 300]
const DELIVERY = 3

/** Two shoppers, one shelf: what happens when both want the last one. */
export async function mount(root, { query, signal }) {
  const items = (await get('/items?sort=available&limit=100', { signal })).items
  if (items.length === 0) {
    root.append(empty(say('shelf.none'), say('shelf.none.advice'), may('book') && h('a.button.primary', { href: '#/warehouse' }, say('nav.warehouse'))))
    return
  }
  const asked = query.get('item')
  const item = asked ?? (items.find(row => row.available > 0) ?? items[0]).item
  const names = [...new Set([item, ...items.map(row => row.item)])]
  const choice = h('select', { id: 'store-item', onchange: () => { location.hash = `#/store?item=${encodeURIComponent(choice.value)}` } },
    names.map(name => h('option', { value: name, selected: name === item }, name)))
  const seconds = h('select', { id: 'store-seconds' }, HOLD_SECONDS.map(value =>
    h('option', { value, selected: value === HOLD_SECONDS[1] }, say('store.seconds', { n: value }))))
  const bar = stockBar()
  const figure = figures()
  const wanted = () => ({ item, holdSeconds: Number(seconds.value) })
  const carts = ['Ada', 'Ben'].map(name => cart(name, wanted, signal))
  const deliver = may('book') && h('button.button', { onclick: restock }, say('store.deliver', { n: DELIVERY }))
  const show = row => {
    bar.show(row)
    figure.show(row)
    carts.forEach(each => each.look())
  }
  const read = () => get(itemPath(item), { signal }).then(show, failure => !signal.aborted && complain(failure))
  follow(new URLSearchParams({ item }), show, read, signal)
  // Before anything is shown, for figures of many digits take more room.
  await read()
  root.append(
    h('div.title-row', {}, h('h1', {}, say('nav.store'))),
    h('p.lead', {}, say('store.lead')),
    h('section.panel.stage', {},
      h('div.controls', {},
        h('label.field', {}, h('span', {}, say('column.item')), choice),
        h('label.field', {}, h('span', {}, say('store.held-for')), seconds),
        may('read-log') && h('a.quiet', { href: `#/item/${encodeURIComponent(item)}` }, say('store.log'))),
      figure.element, bar.element,
      h('div.row', {}, h('button.button.primary', { onclick: () => carts.forEach(each => each.place()) }, say('store.race')), deliver)),
    h('div.carts', {}, carts.map(each => each.element)),
    crowd(() => item).element)

  async function restock() {
    deliver.disabled = true
    try {
      await command('POST', `${itemPath(item)}/stock`, { kind: 'received', quantity: DELIVERY }, newId())
    } catch (failure) {
      complain(failure)
    }
    deliver.disabled = false
  }
}
