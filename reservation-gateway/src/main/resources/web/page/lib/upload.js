import { newId } from './api.js'
import { sendLines } from './bulk.js'
import { settle } from './commands.js'
import { fingerprint, parseCsv, textOf } from './csv.js'
import { number } from './format.js'
import { askBeforeLeaving } from './leaving.js'
import { faultsOf, KINDS, line } from './lines.js'
import { reasonOf } from './reason.js'
import { say, sayWord } from './say.js'

const ROWS_MAX = 10_000
export const COLUMNS = ['item', 'quantity', 'kind', 'reason', 'reservation', 'countedAtSeq']
const NEEDED = ['item', 'quantity']

/**
 * The file that was opened last in this tab, and its rows with what has become of them. It is booked
 * whatever view is shown meanwhile. `phase` is `open`, `booking` or `booked`; `fault` is why nothing
 * of it can be.
 */
let file = null
let kindOfOthers = KINDS[0]
const watchers = new Set()
askBeforeLeaving(() => file?.phase === 'booking')

export const openFile = () => file

/** What rows are that name no kind. */
export const defaultKind = () => kindOfOthers

/** Hears of each row that has changed, and without one that the file has. */
export function watchFile(watcher, signal) {
  watchers.add(watcher)
  signal.addEventListener('abort', () => watchers.delete(watcher))
}

/**
 * Looks a file through. Rows are known by what is in the file, so that the same file again is the
 * same rows.
 */
export async function open(chosen) {
  await look(chosen.name, await textOf(chosen))
}

/** Takes rows that name no kind for this one, from now on. */
export async function chooseKind(kind) {
  if (file?.phase === 'booking') return
  kindOfOthers = kind
  if (file?.phase === 'open') await look(file.name, file.content)
}

async function look(name, content) {
  if (file?.phase === 'booking') return
  const { names, rows } = parseCsv(content ?? '')
  const print = await fingerprint(`${kindOfOthers}\n${content}`)
  const fault = faultOf(content, names, rows)
  file = { name, content, fault, phase: 'open', rows: fault === '' ? rows.map(row => read(row, names, print)) : [] }
  tell()
}

/** Why nothing of the file can be booked; empty if something can. What it says by a column must not be lost. */
function faultOf(content, names, rows) {
  if (content === null) return say('csv.encoding')
  const known = COLUMNS.join(', ')
  const missing = NEEDED.filter(column => !names.includes(column))
  if (missing.length > 0) return say('csv.no-columns', { names: missing.join(', '), known })
  const others = names.filter(name => !COLUMNS.includes(name))
  if (others.length > 0) return say('csv.other-columns', { names: others.map(name => `“${name}”`).join(', '), known })
  const twice = names.filter((name, i) => names.indexOf(name) !== i)
  if (twice.length > 0) return say('csv.twice', { names: twice.join(', ') })
  return rows.length > 0 && rows.length <= ROWS_MAX ? '' : say('csv.size', { n: number(ROWS_MAX) })
}

function read({ at, fields, width, isWhole }, names, print) {
  const parsed = line({ ...fields, kind: fields.kind?.trim() || kindOfOthers }, `csv-${print}-${at}`)
  const faults = faultsOf(parsed)
  if (width > names.length) faults.unshift(say('fault.cells', { n: width, most: names.length }))
  if (!isWhole) faults.unshift(say('fault.quote'))
  return { at, line: parsed, typed: fields, faults, state: faults.length > 0 ? 'faulty' : 'ready' }
}

/** What can be booked of the open file. */
export const goodRows = () => file.rows.filter(row => row.faults.length === 0)

/** Those that an upload before has booked; nothing was booked of them by this one. */
export const repeatedRows = () => file.rows.filter(row => row.state === 'repeated')

/** Books all rows without faults. */
export const book = () => send(goodRows())

/** Books what was booked by an upload before once more: another delivery that looks the same. */
export function bookAgain() {
  const rows = repeatedRows()
  for (const row of rows) row.line.key = newId()
  return send(rows)
}

async function send(rows) {
  const byLine = new Map(rows.map(row => [row.line, row]))
  const waiting = []
  file.phase = 'booking'
  rows.forEach(row => enter(row, { state: 'sending', isSentAgain: false }))
  tell()
  try {
    await sendLines([...byLine.keys()], (sent, said) => hear(byLine.get(sent), said, waiting),
      again => again.forEach(sent => enter(byLine.get(sent), { state: 'again', isSentAgain: true })))
    for (const { row, status } of waiting) told(row, await settle({ status }))
  } catch (failure) {
    const reason = reasonOf(failure)
    rows.filter(row => !hasAnswer(row)).forEach(row => enter(row, { state: 'refused', reason }))
  } finally {
    file.phase = 'booked'
    tell()
  }
}

export const hasAnswer = row => ['done', 'repeated', 'rejected', 'refused'].includes(row.state)

function hear(row, said, waiting) {
  if (said.result === 'invalid') enter(row, { state: 'refused', reason: said.faults.join('; ') })
  else if (said.status) {
    enter(row, { state: 'taken' })
    waiting.push({ row, status: said.status })
  } else told(row, said)
}

function told(row, said) {
  const { result, reason, seq, at } = said
  enter(row, { state: result === 'done' && wasBookedBefore(row, said) ? 'repeated' : result, seq, decidedAt: at, reason: reason && sayWord('reason', reason) })
}

/** Of a row that was sent again it may be the outcome that it had a moment ago. */
const wasBookedBefore = (row, { repeated }) => repeated === true && !row.isSentAgain

function enter(row, news) {
  Object.assign(row, news)
  tell(row)
}

function tell(row) {
  watchers.forEach(watcher => watcher(row))
}
