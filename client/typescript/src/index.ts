import createClient, { type Client } from 'openapi-fetch'
import { again, type Patience } from './again.js'
import type { components, paths } from './api.js'

export { newId } from './ids.js'
export type { Patience } from './again.js'
export type { components, operations, paths } from './api.js'

/** Why a request was not done; `type` is the address of a page that says what to do. */
export type Problem = components['schemas']['problem']

/** A hold, and what became of it. */
export type Reservation = components['schemas']['reservation']

/** What became of a command. */
export type Outcome = components['schemas']['outcome']

/** What there is of an item. */
export type Availability = components['schemas']['availability']

/** All calls of the API, typed by its description. */
export type Holdfast = Client<paths>

export interface Options extends Patience {
  /** An API key, `hf_…`, or who gives a token; asked before each call. */
  apiKey?: string | (() => string | Promise<string>)
  /** What sends, if it is not to be Node's own fetch: for a proxy, or for other trust. */
  fetch?: (request: Request) => Promise<Response>
}

/**
 * A client of the gateway at `baseUrl`, such as `http://localhost:7070`. Each call answers `data`,
 * or `error` with a {@link Problem}; it throws if nobody answers before the deadline.
 */
export function holdfast(baseUrl: string, options: Options = {}): Holdfast {
  const client = createClient<paths>({
    baseUrl,
    fetch: again(options.fetch ?? ((request) => fetch(request)), options)
  })
  const { apiKey } = options
  if (apiKey !== undefined) {
    client.use({
      async onRequest({ request }) {
        const key = typeof apiKey === 'string' ? apiKey : await apiKey()
        request.headers.set('Authorization', `Bearer ${key}`)
        return request
      }
    })
  }
  return client
}
