import { h, list, set, text } from '../lib/dom.js'
import { get } from '../lib/api.js'
import { may } from '../lib/caller.js'
import { number } from '../lib/format.js'
import { follow } from '../lib/live.js'
import { say } from '../lib/say.js'
import { paced, settled } from '../lib/timing.js'
import { watchLink } from '../lib/link.js'
import { reasonOf } from '../lib/reason.js'
import { empty } from '../parts/notes.js'
import { shelfRow } from '../parts/shelfrow.js'

const ROWS = 100
const FILLS_MILLIS = 20_000
const STATUSES = ['', 'low-stock', 'sold-out', 'in-stock']

/** All items, those of which the fewest are left first, each as it is at this moment. */
export function mount(root, { query, signal }) {
  const wanted = { q: query.get('q') ?? '', status: query.get('status') ?? '', sort: query.get('sort') ?? 'available' }
  let pages = ['']
  let shown = new Map()
  let reading = new AbortController()
  /** The first items there are come by themselves, and those that follow soon: nobody reads yet what they could move. */
  const fill = paced(200, () => load())
  let fillsUntil = 0

  const search = h('input', {
    type: 'search', value: wanted.q, placeholder: say('shelf.search'), 'aria-label': say('shelf.search'), spellcheck: 'false',
    'aria-keyshortcuts': '/', oninput: settled(200, () => change({ q: search.value.trim() }))
  })
  const filters = STATUSES.map(status => h('button.chip', { onclick: () => change({ status }) },
    say(status ? `status.${status}` : 'shelf.all')))
  const sort = h('select', { 'aria-label': say('shelf.sort'), onchange: () => change({ sort: sort.value }) },
    ['available', 'item'].map(word => h('option', { value: word, selected: wanted.sort === word }, say(`shelf.sort.${word}`))))
  const count = h('p.count', { role: 'status' })
  const moved = h('button.quiet.moved', { 'data-on': false, onclick: () => load() }, say('shelf.moved'))
  const rows = h('tbody')
  const message = h('div', {}, h('p.loading', {}, say('loading')))
  const back = h('button.button', { onclick: () => turn(-1), hidden: true }, say('page.back'))
  const next = h('button.button', { onclick: () => turn(1), hidden: true }, say('page.next'))
  // Not there before the rows are, which would push it down.
  const pager = h('div.pager', { hidden: true }, back, next, moved)

  root.append(
    h('div.title-row', {}, h('h1', {}, say('nav.shelf')), count),
    h('div.controls', {}, search, h('div.chips', { role: 'group', 'aria-label': say('column.status') }, filters), sort),
    h('table.shelf', { 'aria-label': say('nav.shelf') }, h('thead', {}, h('tr', {},
      ['item', 'share', 'available', 'reserved', 'onHand', 'status'].map(name =>
        h(`th.col-${name}`, { scope: 'col' }, say(`column.${name}`))))), rows),
    message,
    pager)
  root.addEventListener('keydown', walk)
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault()
      search.select()
    }
  }, { signal })
  watchLink(isThere => isThere && load(), signal)
  signal.addEventListener('abort', () => reading.abort())
  return start()

  /** What is asked for stands in the address, so that it can be kept and sent. */
  function change(part) {
    Object.assign(wanted, part)
    pages = ['']
    const kept = new URLSearchParams(Object.entries(wanted).filter(([name, value]) => value && !(name === 'sort' && value === 'available')))
    history.replaceState(null, '', `#/shelf${kept.size ? `?${kept}` : ''}`)
    start()
  }

  function parameters() {
    return new URLSearchParams(Object.entries(wanted).filter(([name, value]) => value && name !== 'sort'))
  }

  function start() {
    reading.abort()
    reading = new AbortController()
    STATUSES.forEach((status, i) => set(filters[i], 'aria-pressed', status === wanted.status))
    follow(parameters(), changed, load, reading.signal)
    return load()
  }

  async function load() {
    const asked = new URLSearchParams([...parameters(), ['sort', wanted.sort], ['limit', ROWS], ...(pages.at(-1) ? [['after', pages.at(-1)]] : [])])
    const { signal: stillWanted } = reading
    try {
      const page = await get(`/items?${asked}`, { signal: stillWanted })
      draw(page)
    } catch (failure) {
      if (!stillWanted.aborted && shown.size === 0) message.replaceChildren(empty(say('error.title'), reasonOf(failure), h('button.button', { onclick: load }, say('error.again'))))
    }
  }

  function draw(page) {
    shown = new Map(page.items.map(row => [row.item, row]))
    list(rows, page.items, row => row.item, row => shelfRow(row), (element, row) => element.show(row))
    message.replaceChildren(...(page.items.length > 0 ? [] : [nothing()]))
    text(count, say(page.matching === 1 ? 'shelf.count.one' : 'shelf.count', { n: number(page.matching) }))
    pager.hidden = false
    back.hidden = next.hidden = pages.length === 1 && !page.next
    set(back, 'disabled', pages.length === 1)
    set(next, 'disabled', !page.next)
    next.dataset.after = page.next ?? ''
    set(moved, 'data-on', false)
  }

  function nothing() {
    return wanted.q || wanted.status
      ? empty(say('shelf.none-match'), say('shelf.none-match.advice'))
      : empty(say('shelf.none'), say('shelf.none.advice'), may('book') && h('a.button.primary', { href: '#/warehouse' }, say('nav.warehouse')))
  }

  function turn(by) {
    if (by > 0) pages.push(next.dataset.after)
    else pages.pop()
    scrollTo(0, 0)
    load()
  }

  /** Rows change where they stand, or they would move under the reader's hand; that others belong here now is said. */
  function changed(row) {
    if (shown.has(row.item)) {
      shown.set(row.item, row)
      rows.known.get(row.item).show(row)
    } else if (shown.size === 0 || performance.now() < fillsUntil) {
      if (shown.size === 0) fillsUntil = performance.now() + FILLS_MILLIS
      fill()
    } else if (shown.size < ROWS || row.available < [...shown.values()].at(-1).available) {
      set(moved, 'data-on', true)
    }
  }

  /** Up and down go through the rows. */
  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || event.target === sort) return
    const links = [...rows.querySelectorAll('a')]
    const target = links[links.indexOf(event.target) + step]
    if (target) {
      event.preventDefault()
      target.focus()
    }
  }
}
