const LINE = /^(\w+)(?:\{(.*)\})? (\S+)$/
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g

/** Prometheus' text format, as a list of samples. */
export function parseMetrics(text) {
  const samples = []
  for (const row of text.split('\n')) {
    const found = LINE.exec(row)
    if (!found) continue
    const labels = Object.fromEntries([...(found[2] ?? '').matchAll(LABEL)].map(([, name, value]) => [name, value]))
    samples.push({ name: found[1], labels, value: Number(found[3]) })
  }
  return samples
}

/** All samples of a name with these labels, added up. */
export const total = (samples, name, matches = () => true) =>
  samples.filter(sample => sample.name === name && matches(sample.labels)).reduce((sum, sample) => sum + sample.value, 0)

/**
 * The time within which a share of the requests between two scrapes was answered, as far as the
 * histogram tells it: the upper bound of the bucket it falls into.
 *
 * @param share 0 to 1
 * @returns milliseconds; NaN if there was none, Infinity if it is above all bounds
 */
export function within(before, now, share, matches) {
  const bucket = 'holdfast_requests_seconds_bucket'
  const bounds = [...new Set(now.filter(each => each.name === bucket).map(each => each.labels.le))].sort((one, other) => bound(one) - bound(other))
  const upTo = le => {
    const here = labels => labels.le === le && matches(labels)
    return total(now, bucket, here) - total(before, bucket, here)
  }
  const all = upTo('+Inf')
  const found = all > 0 && bounds.find(le => upTo(le) >= share * all)
  return found ? bound(found) * 1000 : NaN
}

const bound = le => (le === '+Inf' ? Infinity : Number(le))
