import { sendLines } from './bulk.js'
import { settle } from './commands.js'
import { fingerprint, parseCsv } from './csv.js'
import { askBeforeLeaving } from './leaving.js'
import { faultsOf, line } from './lines.js'
import { reasonOf } from './reason.js'
import { sayWord } from './say.js'

export const ROWS_MAX = 10_000
export const COLUMNS = ['item', 'quantity', 'kind', 'reason', 'reservation', 'countedAtSeq']
const NEEDED = ['item', 'quantity']

/**
 * The file that was opened last in this tab, and its rows with what has become of them. It is booked
 * whatever view is shown meanwhile. `phase` is `open`, `booking` or `booked`.
 */
let file = null
const watchers = new Set()
askBeforeLeaving(() => file?.phase === 'booking')

export const openFile = () => file

/** Hears of each row that has changed, and without one that the file has. */
export function watchFile(watcher, signal) {
  watchers.add(watcher)
  signal.addEventListener('abort', () => watchers.delete(watcher))
}

/**
 * Looks a file through. Rows are known by what is in the file, so that the same file again is the
 * same rows.
 *
 * @param kind of the rows that name none
 */
export async function open(name, content, kind) {
  if (file?.phase === 'booking') return
  const { names, rows } = parseCsv(content)
  const missing = NEEDED.filter(column => !names.includes(column))
  const isSized = rows.length > 0 && rows.length <= ROWS_MAX
  const print = await fingerprint(`${kind}\n${content}`)
  file = { name, missing, isSized, phase: 'open', rows: missing.length > 0 || !isSized ? [] : rows.map(row => read(row, print, kind)) }
  tell()
}

function read({ at, fields }, print, kind) {
  const parsed = line({ ...fields, kind: fields.kind?.trim() || kind }, `csv-${print}-${at}`)
  const faults = faultsOf(parsed)
  return { at, line: parsed, typed: fields, faults, state: faults.length > 0 ? 'faulty' : 'ready' }
}

/** What can be booked of the open file. */
export const goodRows = () => file.rows.filter(row => row.faults.length === 0)

/** Books all rows without faults. */
export async function book() {
  const good = goodRows()
  const byLine = new Map(good.map(row => [row.line, row]))
  const waiting = []
  file.phase = 'booking'
  good.forEach(row => enter(row, { state: 'sending' }))
  tell()
  try {
    await sendLines([...byLine.keys()], (sent, said) => hear(byLine.get(sent), said, waiting),
      again => again.forEach(sent => enter(byLine.get(sent), { state: 'again' })))
    for (const { row, status } of waiting) told(row, await settle({ status }))
  } catch (failure) {
    const reason = reasonOf(failure)
    good.filter(row => !hasAnswer(row)).forEach(row => enter(row, { state: 'refused', reason }))
  } finally {
    file.phase = 'booked'
    tell()
  }
}

export const hasAnswer = row => ['done', 'rejected', 'refused'].includes(row.state)

function hear(row, said, waiting) {
  if (said.result === 'invalid') enter(row, { state: 'refused', reason: said.faults.join('; ') })
  else if (said.status) {
    enter(row, { state: 'taken' })
    waiting.push({ row, status: said.status })
  } else told(row, said)
}

function told(row, { result, reason, seq }) {
  enter(row, { state: result, seq, reason: reason && sayWord('reason', reason) })
}

function enter(row, news) {
  Object.assign(row, news)
  tell(row)
}

function tell(row) {
  watchers.forEach(watcher => watcher(row))
}
