import { call, get, Problem, signedIn, Unreachable, pause } from './api.js'
import { askBeforeLeaving } from './leaving.js'

const AGAIN_MILLIS = 1_000
const WAIT_SECONDS = 5

/** Writes of which it is not known whether the gateway has them. */
let underWay = 0
askBeforeLeaving(() => underWay > 0)

/**
 * Sends until there is an answer, with the same id every time. So it counts once, however often it
 * takes; also if the gateway dies in between.
 *
 * @param onAgain is told why, before each new attempt
 */
export async function insist(method, path, options = {}, onAgain = () => {}) {
  const writes = method === 'GET' ? 0 : 1
  underWay += writes
  try {
    return await untilAnswered(() => call(method, path, options), onAgain, options.signal)
  } finally {
    underWay -= writes
  }
}

/**
 * Asks again until there is an answer. Who must sign in first may have been heard before that, so
 * the same is asked again then, too.
 *
 * @param ask does the same, however often
 */
export async function untilAnswered(ask, onAgain, signal) {
  for (;;) {
    try {
      return await ask()
    } catch (failure) {
      const isUnknown = failure.status === 401
      const again = isUnknown || failure instanceof Unreachable || (failure instanceof Problem && failure.maybeLater)
      if (!again || signal?.aborted) throw failure
      onAgain(failure)
      await (isUnknown ? signedIn() : pause(failure.retryAfter ? failure.retryAfter * 1000 : AGAIN_MILLIS))
    }
  }
}

/**
 * Sends a command until it is taken: then the stream has it, in the order of its item's commands.
 *
 * @param onStep is told `sending`, and `again` when an answer did not come
 * @returns what `settle` takes
 * @throws Problem if it is refused; its detail says what was done
 */
export async function send(method, path, body, key, onStep = () => {}) {
  onStep('sending')
  const taken = await insist(method, path, { body, key }, () => onStep('again'))
  if (!taken.result) onStep('taken')
  return taken
}

/**
 * Waits for the outcome of a command that was taken.
 *
 * @param onStep is told `done` or `rejected`, with it
 */
export async function settle(taken, onStep = () => {}) {
  let outcome = taken.result ? taken : { result: 'pending' }
  while (outcome.result === 'pending') outcome = await insist('GET', taken.status, { wait: WAIT_SECONDS })
  onStep(outcome.result, outcome)
  return outcome
}

/** Both: a command's whole way. */
export async function command(method, path, body, key, onStep) {
  return settle(await send(method, path, body, key, onStep), onStep)
}

/** What a command's commit did to the stock; empty if its events cannot be read any more. */
export async function effectOf(item, outcome) {
  const page = await get(`/items/${encodeURIComponent(item)}/events?after=${outcome.seq - 1}&limit=1`)
  return page.events.filter(event => event.command === outcome.command)
}
