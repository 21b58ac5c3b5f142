/** A problem as RFC 9457 has it, or an answer without one. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.status = status
    this.body = body
    this.type = (body.type ?? '').replace('/problems/', '')
    this.retryAfter = retryAfter
  }

  /** Whether it is not known what was done, so that the same is to be sent again. */
  get maybeLater() {
    return this.status === 503 || this.status === 429 || this.status === 408
  }
}

/** The gateway could not be reached, or said nothing in time. */
export class Unreachable extends Error {}

const KEY = 'holdfast.key'
const LONGEST_MILLIS = 15_000

const listeners = { reached: [], lost: [], refused: [] }

/**
 * Hears how the gateway answers: `reached` and `lost` after each attempt, `refused` when it wants to
 * know who calls.
 */
export const on = (what, listener) => listeners[what].push(listener)

const tell = what => listeners[what].forEach(listener => listener())

/** Only as long as this tab is open. */
export const credentials = () => sessionStorage.getItem(KEY)

export function signIn(key) {
  sessionStorage.setItem(KEY, key)
  waiting.splice(0).forEach(done => done())
}

export function signOut() {
  sessionStorage.removeItem(KEY)
}

const waiting = []

/** Done when somebody signs in, from now on. */
export const signedIn = () => new Promise(done => waiting.push(done))

/** The headers that say who calls. */
export const authorization = () => (credentials() ? { Authorization: `Bearer ${credentials()}` } : {})

/**
 * One request. A slow answer is as good as none: whoever asks, asks again with the same id.
 *
 * @param options.longest how long an answer is waited for, milliseconds
 * @returns the answer's body as JSON, or its text
 * @throws Problem for any other status than a good one, Unreachable if there is no answer
 */
export async function call(method, path, { body, key, wait, signal, longest = LONGEST_MILLIS } = {}) {
  const headers = {}
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (key) headers['Idempotency-Key'] = key
  if (wait) headers.Prefer = `wait=${wait}`
  const limit = AbortSignal.timeout(longest)
  const options = { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: signal ? AbortSignal.any([signal, limit]) : limit }
  return content(await ask(path, options, signal), signal)
}

/**
 * The same, for an answer that is read by its caller.
 *
 * @param options as fetch takes them
 * @param signal by which the caller lets go of it
 */
export async function ask(path, options, signal) {
  const answer = await reach(path, { ...options, headers: { ...options.headers, ...authorization() } }, signal)
  if (answer.ok) return answer
  if (answer.status === 401) tell('refused')
  const said = await content(answer, signal)
  throw new Problem(answer.status, typeof said === 'object' ? said : {}, Number(answer.headers.get('Retry-After')) || 1)
}

async function content(answer, signal) {
  try {
    return (answer.headers.get('Content-Type') ?? '').includes('json') ? await answer.json() : await answer.text()
  } catch (failure) {
    throw lost(failure, signal)
  }
}

/**
 * A request whose answer is read by its caller, such as a stream.
 *
 * @param signal by which the caller lets go of it; any other end is the line's
 */
export async function reach(path, options, signal) {
  try {
    const answer = await fetch(path, options)
    tell('reached')
    return answer
  } catch (failure) {
    throw lost(failure, signal)
  }
}

/** The line broke: what to throw instead, unless it was the caller who let go. */
export function lost(failure, signal) {
  if (signal?.aborted) return failure
  tell('lost')
  return new Unreachable(failure.message)
}

export const get = (path, options) => call('GET', path, options)

/** An id as part of a path. */
export const segment = id => encodeURIComponent(id)

export const itemPath = item => `/items/${segment(item)}`

/** A time-ordered id (UUIDv7), which spares the gateway a look-up. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(Date.now()) << 16n) | 0x7000n | BigInt(bytes[6] & 15) << 8n | BigInt(bytes[7]))
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export const pause = millis => new Promise(done => setTimeout(done, millis))
