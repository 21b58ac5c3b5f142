import { get, itemPath, newId } from './api.js'
import { effectOf, send } from './commands.js'
import { say } from './say.js'

export const KINDS = ['received', 'adjusted', 'counted', 'returned']

const ID = /^(?!\.{1,2}$)[A-Za-z0-9._~:@+-]{1,128}$/
const MOST = 2_147_483_647
const REASON_LONGEST = 200

/**
 * A line of stock as it was typed or read from a file.
 *
 * @param typed texts: `item`, `kind`, `quantity`, and what goes with the kind
 * @param key the id of its command; the same line read again has the same
 */
export function line(typed, key = newId()) {
  const text = name => (typed[name] ?? '').trim()
  return {
    key,
    item: text('item'),
    kind: text('kind'),
    quantity: /^[+-]?\d+$/.test(text('quantity')) ? Number(text('quantity')) : NaN,
    reason: text('reason'),
    reservation: text('reservation'),
    countedAtSeq: text('countedAtSeq') === '' ? undefined : Number(text('countedAtSeq'))
  }
}

/** What is wrong with a line, in words; empty if it can be sent. */
export function faultsOf({ item, kind, quantity, reason, reservation, countedAtSeq }) {
  const faults = []
  const least = { received: 1, returned: 1, counted: 0, adjusted: -MOST }[kind]
  if (!ID.test(item)) faults.push(say(item === '' ? 'fault.no-item' : 'fault.item'))
  if (!KINDS.includes(kind)) faults.push(say('fault.kind'))
  else if (!Number.isInteger(quantity)) faults.push(say('fault.number'))
  else if (quantity < least || quantity > MOST) faults.push(say('fault.range', { least, most: MOST }))
  if (kind === 'adjusted' && quantity === 0) faults.push(say('fault.zero'))
  if (kind === 'adjusted' && reason === '') faults.push(say('fault.reason'))
  if (reason.length > REASON_LONGEST || /[\r\n]/.test(reason)) faults.push(say('fault.reason-long'))
  if (reservation !== '' && (kind !== 'returned' || !ID.test(reservation))) faults.push(say('fault.reservation'))
  if (countedAtSeq !== undefined && (kind !== 'counted' || !Number.isInteger(countedAtSeq) || countedAtSeq < 0)) faults.push(say('fault.seq'))
  return faults
}

/**
 * Since when a count counts: the item's `seq` as it is now. What comes and goes until it is told is
 * then added to it.
 */
export async function stampCount(counted) {
  if (counted.kind !== 'counted' || counted.countedAtSeq !== undefined) return
  try {
    counted.countedAtSeq = (await get(itemPath(counted.item))).seq
  } catch (failure) {
    if (failure.status !== 404) throw failure
  }
}

/** What a line says of its item, as the API takes it. */
export const bodyOf = ({ kind, quantity, reason, reservation, countedAtSeq }) =>
  ({ kind, quantity, countedAtSeq, reason: reason || undefined, reservation: reservation || undefined })

/** Sends a line; see `send`. */
export const sendLine = (line, onStep) => send('POST', `${itemPath(line.item)}/stock`, bodyOf(line), line.key, onStep)

/**
 * The entry that takes back what a booked line did: nothing is ever erased. Its key comes from the
 * line's, so that it is taken back once, however often that is asked for.
 *
 * @returns null if the line had changed nothing
 */
export async function counterEntry(booked, outcome) {
  const by = (await effectOf(booked.item, outcome)).reduce((sum, event) => sum + event.onHandDelta, 0)
  if (by === 0) return null
  const reason = say('lines.undo.reason', { seq: outcome.seq })
  return line({ item: booked.item, kind: 'adjusted', quantity: String(-by), reason }, `undo-${booked.key}`)
}
