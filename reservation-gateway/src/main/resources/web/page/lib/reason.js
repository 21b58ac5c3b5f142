import { Problem, Unreachable } from './api.js'
import { say, sayWord } from './say.js'

/** Whether it is how the gateway answers, or that it does not; anything else is a fault of this page. */
export const isRefusal = failure => failure instanceof Unreachable || failure instanceof Problem

/**
 * What a refusal means, in the reader's language where it is a common one.
 *
 * @throws what is no refusal, but a fault of this page
 */
export function reasonOf(failure) {
  if (!isRefusal(failure)) throw failure
  if (failure instanceof Unreachable) return say('problem.unreachable')
  if (failure.type === 'sold-out') return say('problem.sold-out')
  if (failure.status === 403) return say('problem.forbidden')
  if (failure.type === 'unknown-item') return say('problem.unknown-item')
  if (failure.type === 'fault') return say('problem.fault')
  const reason = sayWord('reason', failure.type)
  return reason === failure.type ? (failure.body.faults ?? [failure.message]).join('; ') : reason
}
