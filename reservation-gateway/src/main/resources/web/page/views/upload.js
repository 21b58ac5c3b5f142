import { h, set, text } from '../lib/dom.js'
import { moment, number } from '../lib/format.js'
import { download, writeCsv } from '../lib/csv.js'
import { KINDS } from '../lib/lines.js'
import { say, sayWord } from '../lib/say.js'
import { book, bookAgain, chooseKind, COLUMNS, defaultKind, goodRows, hasAnswer, open, openFile, repeatedRows, watchFile } from '../lib/upload.js'

const SHOWN = 100

/** Many lines from a file: looked through first, then booked, with what became of each to take away. */
export function uploadForm(root, { signal }) {
  let cells = new Map()
  const file = h('input', { type: 'file', id: 'file', accept: '.csv,text/csv,text/plain', onchange: choose })
  const kind = h('select', { id: 'file-kind', onchange: () => chooseKind(kind.value) },
    KINDS.map(word => h('option', { value: word, selected: word === defaultKind() }, say(`kind.${word}`))))
  const drop = h('label.drop', { for: 'file' }, h('span.button', {}, say('csv.drop')), h('span', {}, say('csv.format')), file)
  const summary = h('p.csv-summary', { role: 'status' })
  const progress = h('progress', { 'aria-label': say('csv.progress'), max: 1, value: 0 })
  const go = h('button.button.primary', { onclick: book })
  const result = h('button.button', { onclick: takeAway }, say('csv.result'))
  const again = h('button.button', { onclick: bookAgain })
  const repeated = h('p.fault', { role: 'alert' })
  const body = h('tbody')
  const table = h('table.lines.csv', { 'aria-label': say('csv.preview') }, h('thead', {}, h('tr', {},
    ['line', 'item', 'kind', 'quantity', 'note', 'state'].map(column => h(`th.col-${column}`, { scope: 'col' }, say(`column.${column}`))))), body)
  const more = h('p.more')
  const preview = h('section.panel.preview', {}, summary, progress, repeated, h('div.row', {}, go, result, again), table, more)
  root.append(h('section.panel', {}, drop, h('p.field', {}, h('label', { for: 'file-kind' }, say('csv.kind')), kind)), preview)
  for (const event of ['dragover', 'dragleave', 'drop']) {
    drop.addEventListener(event, over => {
      over.preventDefault()
      set(drop, 'data-over', event === 'dragover')
      if (event === 'drop' && over.dataTransfer.files[0]) open(over.dataTransfer.files[0])
    })
  }
  watchFile(row => (row ? show(row) : draw()), signal)
  draw()

  /** So that the same file may be chosen once more, when it has been changed. */
  function choose() {
    if (file.files[0]) open(file.files[0])
    file.value = ''
  }

  function draw() {
    const opened = openFile()
    preview.hidden = opened === null
    if (opened === null) return
    const first = [...opened.rows.filter(row => row.faults.length > 0), ...goodRows()].slice(0, SHOWN)
    cells = new Map()
    body.replaceChildren(...first.map(make))
    table.hidden = first.length === 0
    text(more, opened.rows.length > SHOWN ? say('csv.more', { n: number(opened.rows.length - SHOWN) }) : '')
    text(summary, summaryOf(opened))
    set(summary, 'data-faulty', goodRows().length < opened.rows.length)
    text(go, say('csv.book', { n: number(goodRows().length) }))
    set(go, 'disabled', opened.phase !== 'open' || goodRows().length === 0)
    go.hidden = opened.phase === 'booked' || opened.rows.length === 0
    for (const input of [file, kind]) set(input, 'disabled', opened.phase === 'booking')
    result.hidden = opened.phase !== 'booked'
    tellRepeated(opened)
    set(progress, 'data-idle', opened.phase === 'open')
    set(progress, 'max', Math.max(1, goodRows().length))
    progress.value = goodRows().filter(hasAnswer).length
  }

  function summaryOf({ name, fault, phase, rows }) {
    if (fault !== '') return fault
    const good = goodRows().length
    if (phase !== 'booked') return say('csv.summary', { name, good: number(good), faulty: number(rows.length - good) })
    const done = rows.filter(row => row.state === 'done').length
    return say('csv.finished', { done: number(done), other: number(rows.length - done) })
  }

  function tellRepeated({ phase }) {
    const rows = phase === 'booked' ? repeatedRows() : []
    const n = number(rows.length)
    again.hidden = rows.length === 0
    text(again, say('csv.again', { n }))
    text(repeated, rows.length === 0 ? '' : say('csv.repeated', { n, when: moment(Math.max(...rows.map(row => row.decidedAt))) }))
  }

  function make(row) {
    const state = h('td.col-state')
    cells.set(row, state)
    const element = h('tr', {}, h('td.number', { 'data-label': say('column.line') }, row.at), h('th.col-item', { scope: 'row' }, row.typed.item), h('td.col-kind', {}, sayWord('kind', row.line.kind)),
      h('td.number', {}, row.typed.quantity), h('td.col-note', {}, row.line.reason || row.line.reservation), state)
    tellState(row, state, element)
    return element
  }

  function show(row) {
    if (hasAnswer(row)) progress.value += 1
    if (cells.has(row)) tellState(row, cells.get(row), cells.get(row).parentElement)
  }

  function tellState(row, cell, element) {
    text(cell, row.state === 'faulty' ? row.faults.join('; ') : say(`way.${row.state}`, { ...row, when: row.decidedAt && moment(row.decidedAt) }))
    set(element, 'data-state', row.state)
  }

  function takeAway() {
    const { name, rows } = openFile()
    const head = ['line', ...COLUMNS, 'result', 'seq', 'detail']
    const told = rows.map(row => [row.at, ...COLUMNS.map(column => row.typed[column] ?? (column === 'kind' ? row.line.kind : '')),
      row.state, row.seq, row.faults.join('; ') || row.reason])
    download(name.replace(/(\.csv)?$/i, '.result.csv'), writeCsv([head, ...told]))
  }
}
