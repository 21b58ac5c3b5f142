import { settle } from './commands.js'
import { askBeforeLeaving } from './leaving.js'
import { counterEntry, sendLine, stampCount } from './lines.js'
import { reasonOf } from './reason.js'
import { say } from './say.js'

const KEPT = 'holdfast.lines'

/** Lines that are kept; where there are more, those that have an outcome leave, the oldest first. */
export const LINES_MAX = 200

/**
 * The lines that were entered in this tab, with what has become of them. They are kept with their
 * keys until the tab is closed, and go on whatever is shown: after the page was left and came back,
 * a line is sent on with the key that it had.
 *
 * `step` is `entered`, then `sending`, `again` or `taken`, and in the end `done`, `rejected` or
 * `refused`; `why` tells a refusal, `outcome` what was decided.
 */
let lines = []
const turns = new Map()
const stamps = new Map()
const takenBack = new Set()
const watchers = new Set()

export const allLines = () => lines

export const isEntered = line => line.step === 'entered'

export const isOpen = line => !['done', 'rejected', 'refused'].includes(line.step)

export const mayTakeBack = line => line.step === 'done' && !line.undone && !takenBack.has(line.key)

/** Hears that a line has changed, come or gone. */
export function watchLines(watcher, signal) {
  watchers.add(watcher)
  signal.addEventListener('abort', () => watchers.delete(watcher))
}

/**
 * Takes a line in, to be booked later.
 *
 * @returns whether there was room for it
 */
export function addLine(line) {
  if (!makeRoom()) return false
  lines.push(Object.assign(line, { step: 'entered' }))
  if (line.kind === 'counted') {
    const stamp = stampCount(line).then(() => enter(line, { stamped: true }))
    stamps.set(line.key, stamp)
    stamp.catch(failure => refuse(line, failure))
  }
  changed()
  return true
}

function makeRoom() {
  while (lines.length >= LINES_MAX) {
    const oldest = lines.findIndex(line => !isOpen(line))
    if (oldest === -1) return false
    lines.splice(oldest, 1)
  }
  return true
}

export function leaveOut(line) {
  lines = lines.filter(other => other !== line)
  changed()
}

/** Those that have an outcome leave the list; booked they stay. */
export function clearLines() {
  lines = lines.filter(isOpen)
  changed()
}

/** Nothing of them is kept, whatever has become of them. */
export function forgetLines() {
  lines = []
  changed()
}

export function bookLines() {
  lines.filter(isEntered).forEach(send)
}

/** Lines of one item are taken one after the other, as they stand; those of different items together. */
function send(line) {
  enter(line, { step: 'sending' })
  const before = turns.get(line.item) ?? Promise.resolve()
  const taken = before.then(() => stamps.get(line.key)).then(() => sendLine(line, step => enter(line, { step })))
  turns.set(line.item, taken.catch(() => {}))
  finish(line, taken)
}

async function finish(line, taken) {
  try {
    const outcome = await settle(await taken)
    enter(line, { outcome, step: outcome.result })
  } catch (failure) {
    refuse(line, failure)
  }
}

/**
 * Books the opposite of what a line did.
 *
 * @returns whether it had done anything
 */
export async function takeBack(line) {
  takenBack.add(line.key)
  changed()
  try {
    const counter = await counterEntry(line, line.outcome)
    line.undone = true
    if (counter !== null && makeRoom()) {
      lines.push(Object.assign(counter, { undone: true }))
      send(counter)
    }
    return counter !== null
  } finally {
    takenBack.delete(line.key)
    changed()
  }
}

function refuse(line, failure) {
  enter(line, { step: 'refused', why: reasonOf(failure) })
}

function enter(line, news) {
  Object.assign(line, news)
  changed()
}

function changed() {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(lines))
  } catch {
    // Then they are there until this page is left, which asks first.
  }
  watchers.forEach(watcher => watcher())
}

/** Goes on with what was kept. A count whose moment had not been heard yet has lost it. */
function goOn() {
  try {
    lines = JSON.parse(sessionStorage.getItem(KEPT)) ?? []
  } catch {
    return
  }
  for (const line of lines) {
    if (!isOpen(line)) continue
    if (line.kind === 'counted' && !line.stamped) enter(line, { step: 'refused', why: say('reason.counted-at-seq-unknown') })
    else if (!isEntered(line)) send(line)
  }
}

askBeforeLeaving(() => lines.some(isOpen))
goOn()
