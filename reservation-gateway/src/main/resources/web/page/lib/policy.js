/** Each field of a policy with its least value. */
export const FIELDS = {
  safetyStock: 0,
  backorderLimit: 0,
  holdSeconds: 1,
  holdSecondsMax: 1,
  quantityMax: 1,
  lowStockThreshold: 0,
  highStockThreshold: 1
}

/** Where a field of a policy comes from, in words of the page: the item itself, the shop, or nobody. */
export function originOf(policy, name) {
  if (policy.own.includes(name)) return ['policy.own']
  const prefix = policy.prefixes[name]
  if (prefix === undefined) return ['policy.built-in']
  return prefix === '' ? ['policy.shop'] : ['policy.shop.prefix', { prefix }]
}

/** The merge patch from one form of own fields to another; an emptied one goes back to its default. */
export function changeOf(before, after) {
  const changed = Object.keys(FIELDS).filter(name => before[name] !== after[name])
  return Object.fromEntries(changed.map(name => [name, after[name] === '' ? null : Number(after[name])]))
}
