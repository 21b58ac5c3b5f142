import { get, itemPath } from './api.js'

/** Each field of a policy with its least value, and what it is by default. */
export const FIELDS = {
  safetyStock: { least: 0, usual: 0 },
  backorderLimit: { least: 0, usual: 0 },
  holdSeconds: { least: 1, usual: 900 },
  holdSecondsMax: { least: 1, usual: 86_400 },
  quantityMax: { least: 1, usual: 1_000_000 },
  lowStockThreshold: { least: 0, usual: 5 },
  highStockThreshold: { least: 1, usual: 1_000 }
}

const COMMITS_A_STEP = 500
const STEPS = 4

/**
 * The policy of an item as its log last told it, looking backwards.
 *
 * @returns null if the newest commits do not tell of one
 * @throws Problem if there is no such item
 */
export async function newestPolicy(item) {
  const { seq } = await get(itemPath(item))
  for (let step = 1; step <= STEPS; step++) {
    const to = seq - (step - 1) * COMMITS_A_STEP
    if (to <= 0) return null
    const from = Math.max(0, to - COMMITS_A_STEP)
    const page = await get(`${itemPath(item)}/events?after=${from}&limit=1000`)
    const told = page.events.findLast(event => event.policy)
    if (told) return told.policy
  }
  return null
}
