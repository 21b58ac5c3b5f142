import { get } from './api.js'

/** Who may do what, as far as this page offers it; the gateway decides by its own table. */
const MAY = {
  hold: ['storefront', 'operator'],
  book: ['warehouse', 'operator'],
  'read-log': ['warehouse', 'operator'],
  measure: ['operator']
}

/** What a view is for; those that are not named are for all who may call. */
const VIEWS = { item: 'read-log', warehouse: 'book', store: 'hold', system: 'measure' }

/** Null as long as the gateway has not said it. */
let roles = null
let flink = null

/** Asks the gateway what the caller may do, unless that is known. */
export async function meet() {
  if (roles) return
  try {
    ({ roles, flink = null } = await get('/caller'))
  } catch {
    // Then all is offered, and what may not be done is refused.
  }
}

/** Somebody else calls from now on. */
export function part() {
  roles = null
  flink = null
}

/** Where Flink's own page is; null where that is not known, or not for the caller. */
export const flinkPage = () => flink

export const may = act => !roles || MAY[act].some(role => roles.includes(role))

export const maySee = view => !(view in VIEWS) || may(VIEWS[view])
