import { h, list, set, text } from '../lib/dom.js'
import { get } from '../lib/api.js'
import { settle } from '../lib/commands.js'
import { delta, number } from '../lib/format.js'
import { counterEntry, faultsOf, KINDS, line, sendLine, stampCount } from '../lib/lines.js'
import { say } from '../lib/say.js'
import { settled } from '../lib/timing.js'
import { complain, note, reasonOf } from '../parts/notes.js'
import { way } from '../parts/way.js'

const SUGGESTIONS = 8

/**
 * Several lines at once, by scanner or keyboard: code, Enter, quantity, Enter; and Enter on an empty
 * code books them all.
 */
export function linesForm(root, { query, signal }) {
  let lines = []
  let kind = 'received'
  const turns = new Map()
  const kinds = KINDS.map(name => h('label.kind', {},
    h('input', { type: 'radio', name: 'kind', value: name, checked: name === kind, onchange: () => choose(name) }),
    h('span', {}, say(`kind.${name}`))))
  const suggestions = h('datalist', { id: 'suggestions' })
  const code = field('item', { list: 'suggestions', 'aria-label': say('column.item'), oninput: settled(200, suggest), value: query.get('item') ?? '' })
  const quantity = field('quantity', { inputmode: 'numeric' })
  const reason = field('reason', {})
  const reservation = field('reservation', {})
  const fault = h('p.fault', { id: 'line-fault', role: 'alert' })
  const form = h('form.scan', { onsubmit: enter, novalidate: true },
    labelled('column.item', code), labelled('column.quantity', quantity),
    labelled('column.reason', reason), labelled('lines.sale', reservation),
    h('button.button', {}, say('lines.add')), suggestions)
  const rows = h('tbody')
  const table = h('table.lines', { 'aria-label': say('lines.title') }, h('thead', {}, h('tr', {},
    ['item', 'kind', 'quantity', 'note', 'way', 'act'].map(name => h(`th.col-${name}`, { scope: 'col' }, say(`column.${name}`))))), rows)
  const hint = h('p.hint', {}, say('lines.hint'))
  const bookAll = h('button.button.primary', { onclick: bookOpen, 'aria-keyshortcuts': 'Control+Enter' })
  root.append(
    h('section.panel', {}, h('fieldset.kinds', {}, h('legend', {}, say('lines.kind')), kinds), form, fault, hint),
    h('section.panel', {}, table, h('div.row', {}, bookAll)))
  document.addEventListener('keydown', event => event.key === 'Enter' && event.ctrlKey && bookOpen(), { signal })
  choose(kind)
  draw()
  code.focus()

  function field(name, props) {
    return h('input', { name, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'line-fault', ...props })
  }

  function labelled(name, input) {
    return h('label.field', {}, h('span', {}, say(name)), input)
  }

  function choose(name) {
    kind = name
    reason.parentElement.hidden = kind !== 'adjusted'
    reservation.parentElement.hidden = kind !== 'returned'
  }

  /** Enter goes to the first field that is still empty, and adds the line when none is. */
  function enter(event) {
    event.preventDefault()
    text(fault, '')
    if (code.value.trim() === '') {
      if (document.activeElement === code) bookOpen()
      return code.focus()
    }
    if (quantity.value.trim() === '') return quantity.focus()
    if (kind === 'adjusted' && reason.value.trim() === '') return reason.focus()
    add(line({ item: code.value, kind, quantity: quantity.value, reason: kind === 'adjusted' ? reason.value : '', reservation: kind === 'returned' ? reservation.value : '' }))
  }

  async function add(next) {
    const faults = faultsOf(next)
    if (faults.length > 0) {
      text(fault, faults.join('; '))
      return
    }
    for (const input of [code, quantity, reason, reservation]) input.value = ''
    code.focus()
    lines.push(next)
    draw()
    try {
      await (next.stamped = stampCount(next))
    } catch (failure) {
      leaveOut(next)
      text(fault, reasonOf(failure))
    }
  }

  function draw() {
    list(rows, lines, each => each.key, make, (row, each) => row.show(each))
    const open = lines.filter(each => !each.sent).length
    table.hidden = lines.length === 0
    text(bookAll, say('lines.book', { n: number(open) }))
    set(bookAll, 'disabled', open === 0)
  }

  function make(each) {
    const steps = way()
    const act = h('button.quiet', { onclick: () => (each.sent ? takeBack(each) : leaveOut(each)) })
    const row = h('tr', {},
      h('th.col-item', { scope: 'row' }, h('a', { href: `#/item/${encodeURIComponent(each.item)}` }, each.item)),
      h('td.col-kind', {}, say(`kind.${each.kind}`)),
      h('td.number', {}, each.kind === 'counted' ? number(each.quantity) : delta(each.quantity)),
      h('td.col-note', {}, each.reason || each.reservation), h('td.col-way', {}, steps.element), h('td.col-act', {}, act))
    each.steps = steps
    row.show = () => {
      text(act, say(each.sent ? 'lines.undo' : 'lines.leave-out'))
      act.hidden = each.sent && (each.outcome?.result !== 'done' || each.undone)
    }
    return row
  }

  function leaveOut(each) {
    lines = lines.filter(other => other !== each)
    draw()
    code.focus()
  }

  function bookOpen() {
    lines.filter(each => !each.sent).forEach(send)
    code.focus()
  }

  /** Lines of one item are taken one after the other, as they stand; those of different items together. */
  function send(each) {
    each.sent = true
    draw()
    const before = turns.get(each.item) ?? Promise.resolve()
    const taken = before.then(() => each.stamped).then(() => sendLine(each, each.steps.step))
    turns.set(each.item, taken.catch(() => {}))
    finish(each, taken)
  }

  async function finish(each, taken) {
    try {
      each.outcome = await settle(await taken, each.steps.step)
    } catch (failure) {
      each.steps.fail(reasonOf(failure))
    }
    draw()
  }

  async function takeBack(each) {
    each.undone = true
    draw()
    try {
      const counter = await counterEntry(each, each.outcome)
      if (counter === null) return note(say('lines.undo.nothing'))
      lines.push(Object.assign(counter, { undone: true }))
      draw()
      send(counter)
    } catch (failure) {
      each.undone = false
      draw()
      complain(failure)
    }
  }

  async function suggest() {
    const q = code.value.trim()
    if (q === '') return suggestions.replaceChildren()
    const page = await get(`/items?${new URLSearchParams({ q, limit: SUGGESTIONS })}`, { signal }).catch(() => ({ items: [] }))
    suggestions.replaceChildren(...page.items.map(row => h('option', { value: row.item }, say('lines.on-hand', { n: number(row.onHand) }))))
  }
}
