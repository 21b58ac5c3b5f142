/** How patient a client is. */
export interface Patience {
  /** How long a call may take with all its tries, milliseconds; 10,000 by default. */
  deadlineMillis?: number
  /** How long one try may take, milliseconds; 4,000 by default. */
  tryMillis?: number
}

/** Statuses after which the same request may do what it could not do now. */
const COME_BACK = new Set([429, 502, 503, 504])

const PAUSE_MIN_MILLIS = 100
const PAUSE_MAX_MILLIS = 2_000

/**
 * Sends a request again, with the same bytes and ids, while nobody answers it or it is told to come
 * back: after `Retry-After` and a random pause that doubles. Any other answer stands. Once the
 * deadline would pass in a pause, the last answer or failure is what the caller gets.
 */
export function again(send: (request: Request) => Promise<Response>, patience: Patience) {
  const deadlineMillis = patience.deadlineMillis ?? 10_000
  const tryMillis = patience.tryMillis ?? 4_000
  return async (request: Request): Promise<Response> => {
    const end = Date.now() + deadlineMillis
    for (let tries = 0; ; tries++) {
      const left = Math.max(1, Math.min(tryMillis, end - Date.now()))
      const told = await once(send, request, left)
      const pause = pauseMillis(told, tries)
      if (!isToComeBack(told, request) || Date.now() + pause >= end) {
        return stands(told)
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

type Told = { answer: Response } | { failure: unknown }

async function once(
  send: (request: Request) => Promise<Response>,
  request: Request,
  millis: number
): Promise<Told> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(millis)])
  try {
    return { answer: await send(new Request(request.clone(), { signal })) }
  } catch (failure) {
    return { failure }
  }
}

function isToComeBack(told: Told, request: Request): boolean {
  return 'answer' in told ? COME_BACK.has(told.answer.status) : !request.signal.aborted
}

function pauseMillis(told: Told, tries: number): number {
  const most = Math.min(PAUSE_MAX_MILLIS, PAUSE_MIN_MILLIS * 2 ** tries)
  const asked = 'answer' in told ? Number(told.answer.headers.get('Retry-After') ?? 0) : 0
  return (asked > 0 ? asked * 1_000 : 0) + Math.random() * most
}

function stands(told: Told): Response {
  if ('answer' in told) {
    return told.answer
  }
  throw told.failure
}
