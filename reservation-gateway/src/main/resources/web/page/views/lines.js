import { h, list, set, text } from '../lib/dom.js'
import { get } from '../lib/api.js'
import { number } from '../lib/format.js'
import { addLine, allLines, bookLines, clearLines, isEntered, isOpen, LINES_MAX, watchLines } from '../lib/linelist.js'
import { faultsOf, KINDS, line } from '../lib/lines.js'
import { say } from '../lib/say.js'
import { settled } from '../lib/timing.js'
import { lineRow } from '../parts/linerow.js'

const SUGGESTIONS = 8

/**
 * Several lines at once, by scanner or keyboard: code, Enter, quantity, Enter; and Enter on an empty
 * code books them all.
 */
export function linesForm(root, { query, signal }) {
  let kind = 'received'
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
  const bookAll = h('button.button.primary', { onclick: book, 'aria-keyshortcuts': 'Control+Enter' })
  const clear = h('button.button', { onclick: clearLines }, say('lines.clear'))
  const entered = h('section.panel', {}, table, h('div.row', {}, bookAll, clear))
  root.append(h('section.panel', {}, h('fieldset.kinds', {}, h('legend', {}, say('lines.kind')), kinds), form, fault, hint), entered)
  document.addEventListener('keydown', event => event.key === 'Enter' && event.ctrlKey && book(), { signal })
  watchLines(draw, signal)
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
      if (document.activeElement === code) book()
      return code.focus()
    }
    if (quantity.value.trim() === '') return quantity.focus()
    if (kind === 'adjusted' && reason.value.trim() === '') return reason.focus()
    add(line({ item: code.value, kind, quantity: quantity.value, reason: kind === 'adjusted' ? reason.value : '', reservation: kind === 'returned' ? reservation.value : '' }))
  }

  function add(next) {
    const faults = faultsOf(next)
    if (faults.length === 0 && !addLine(next)) faults.push(say('lines.full', { n: LINES_MAX }))
    if (faults.length > 0) {
      text(fault, faults.join('; '))
      return
    }
    for (const input of [code, quantity, reason, reservation]) input.value = ''
    code.focus()
  }

  function draw() {
    const lines = allLines()
    const open = lines.filter(isEntered).length
    entered.hidden = lines.length === 0
    list(rows, lines, each => each.key, each => lineRow(each, () => code.focus()), (row, each) => row.show(each))
    text(bookAll, say('lines.book', { n: number(open) }))
    set(bookAll, 'disabled', open === 0)
    clear.hidden = lines.every(isOpen)
  }

  function book() {
    bookLines()
    code.focus()
  }

  async function suggest() {
    const q = code.value.trim()
    if (q === '') return suggestions.replaceChildren()
    const page = await get(`/items?${new URLSearchParams({ q, limit: SUGGESTIONS })}`, { signal }).catch(() => ({ items: [] }))
    suggestions.replaceChildren(...page.items.map(row => h('option', { value: row.item }, say('lines.on-hand', { n: number(row.onHand) }))))
  }
}
