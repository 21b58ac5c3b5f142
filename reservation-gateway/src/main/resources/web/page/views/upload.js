import { h, set, text } from '../lib/dom.js'
import { number } from '../lib/format.js'
import { download, fingerprint, parseCsv, writeCsv } from '../lib/csv.js'
import { settle } from '../lib/commands.js'
import { faultsOf, KINDS, line, sendLine } from '../lib/lines.js'
import { say, sayWord } from '../lib/say.js'
import { reasonOf } from '../parts/notes.js'

const ROWS_MOST = 10_000
const SHOWN = 100
const AT_ONCE = 4
const COLUMNS = ['item', 'quantity', 'kind', 'reason', 'reservation', 'countedAtSeq']

/** Many lines from a file: looked through first, then booked, with what became of each to take away. */
export function uploadForm(root, { signal }) {
  let rows = []
  let name = ''
  let settled = Promise.resolve()
  const file = h('input', { type: 'file', id: 'file', accept: '.csv,text/csv,text/plain', onchange: () => file.files[0] && open(file.files[0]) })
  const kind = h('select', { id: 'file-kind', onchange: () => file.files[0] && open(file.files[0]) },
    KINDS.map(word => h('option', { value: word }, say(`kind.${word}`))))
  const drop = h('label.drop', { for: 'file' }, h('strong', {}, say('csv.drop')), h('span', {}, say('csv.format')), file)
  const summary = h('p.csv-summary', { role: 'status' })
  const progress = h('progress', { 'aria-label': say('csv.progress'), max: 1, value: 0 })
  const go = h('button.button.primary', { onclick: bookAll })
  const result = h('button.button', { onclick: takeAway }, say('csv.result'))
  const body = h('tbody')
  const table = h('table.lines.csv', { 'aria-label': say('csv.preview') }, h('thead', {}, h('tr', {},
    ['line', 'item', 'kind', 'quantity', 'note', 'state'].map(column => h(`th.col-${column}`, { scope: 'col' }, say(`column.${column}`))))), body)
  const more = h('p.more')
  root.append(
    h('section.panel', {}, drop, h('p.field', {}, h('label', { for: 'file-kind' }, say('csv.kind')), kind)),
    h('section.panel.preview', { hidden: true }, summary, progress, h('div.row', {}, go, result), table, more))
  const preview = root.querySelector('.preview')
  for (const event of ['dragover', 'dragleave', 'drop']) {
    drop.addEventListener(event, over => {
      over.preventDefault()
      set(drop, 'data-over', event === 'dragover')
      if (event === 'drop' && over.dataTransfer.files[0]) open(over.dataTransfer.files[0])
    })
  }

  async function open(chosen) {
    name = chosen.name
    const content = await chosen.text()
    const { names, rows: read } = parseCsv(content)
    const missing = ['item', 'quantity'].filter(column => !names.includes(column))
    preview.hidden = false
    if (missing.length > 0 || read.length === 0 || read.length > ROWS_MOST) {
      rows = []
      draw()
      text(summary, missing.length > 0 ? say('csv.no-columns', { names: missing.join(', '), known: COLUMNS.join(', ') }) : say('csv.size', { n: number(ROWS_MOST) }))
      return
    }
    const print = await fingerprint(`${kind.value}\n${content}`)
    rows = read.map(({ at, fields }) => {
      const parsed = line({ ...fields, kind: fields.kind?.trim() || kind.value }, `csv-${print}-${at}`)
      return { at, line: parsed, typed: fields, faults: faultsOf(parsed), state: 'ready' }
    })
    draw()
  }

  function draw() {
    const faulty = rows.filter(row => row.faults.length > 0)
    const good = rows.filter(row => row.faults.length === 0)
    text(summary, say('csv.summary', { name, good: number(good.length), faulty: number(faulty.length) }))
    set(summary, 'data-faulty', faulty.length > 0)
    text(go, say('csv.book', { n: number(good.length) }))
    set(go, 'disabled', good.length === 0)
    set(progress, 'max', Math.max(1, good.length))
    progress.value = 0
    result.hidden = true
    const first = [...faulty, ...good].slice(0, SHOWN)
    body.replaceChildren(...first.map(make))
    table.hidden = first.length === 0
    text(more, rows.length > SHOWN ? say('csv.more', { n: number(rows.length - SHOWN) }) : '')
  }

  function make(row) {
    const state = h('td.col-state')
    row.show = () => {
      text(state, stateOf(row))
      set(state.parentElement, 'data-state', row.faults.length > 0 ? 'faulty' : row.state)
    }
    const element = h('tr', {}, h('td.number', {}, row.at), h('th.col-item', { scope: 'row' }, row.typed.item), h('td.col-kind', {}, sayWord('kind', row.line.kind)),
      h('td.number', {}, row.typed.quantity), h('td.col-note', {}, row.line.reason || row.line.reservation), state)
    row.show()
    return element
  }

  function stateOf({ faults, state, reason, outcome }) {
    return faults.length > 0 ? faults.join('; ') : say(`way.${state}`, { reason, seq: outcome?.seq })
  }

  /**
   * Some at once, each item's in the order of the file. Outcomes are asked for one after the other
   * beside that: a browser has few connections, and most outcomes are there when their turn comes.
   */
  async function bookAll() {
    set(go, 'disabled', true)
    const good = rows.filter(row => row.faults.length === 0)
    const lanes = [...Map.groupBy(good, row => row.line.item).values()]
    await Promise.all(Array.from({ length: AT_ONCE }, () => sendAll(lanes)))
    await settled
    result.hidden = false
    const done = good.filter(row => row.state === 'done').length
    text(summary, say('csv.finished', { done: number(done), other: number(rows.length - done) }))
  }

  async function sendAll(lanes) {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) {
      for (const row of lane) {
        if (signal.aborted) return
        try {
          const taken = await sendLine(row.line, step => enter(row, step))
          settled = settled.then(() => finish(row, taken))
        } catch (failure) {
          refuse(row, failure)
        }
      }
    }
  }

  async function finish(row, taken) {
    if (signal.aborted) return
    try {
      row.outcome = await settle(taken)
      row.reason = row.outcome.reason && sayWord('reason', row.outcome.reason)
      enter(row, row.outcome.result)
      progress.value += 1
    } catch (failure) {
      refuse(row, failure)
    }
  }

  function refuse(row, failure) {
    row.reason = reasonOf(failure)
    enter(row, 'refused')
    progress.value += 1
  }

  function enter(row, state) {
    row.state = state
    row.show?.()
  }

  function takeAway() {
    const head = ['line', ...COLUMNS, 'result', 'seq', 'detail']
    const lines = rows.map(row => [row.at, ...COLUMNS.map(column => row.typed[column] ?? (column === 'kind' ? row.line.kind : '')),
      row.faults.length > 0 ? 'faulty' : row.state, row.outcome?.seq, row.faults.join('; ') || row.reason])
    download(name.replace(/(\.csv)?$/i, '.result.csv'), writeCsv([head, ...lines]))
  }
}
