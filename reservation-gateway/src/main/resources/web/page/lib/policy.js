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
