/** Longer than the gateway lets a stream of items be silent: it gives a sign of life every five seconds. */
const SILENCE_MILLIS = 20_000

/**
 * The pieces of a text that comes bit by bit, each as soon as it has ended; what stands behind the
 * last separator is none.
 *
 * @param separator between two pieces, a pattern
 * @throws an Error if the line breaks, or is silent for so long that it must be dead
 */
export async function* pieces(body, separator) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader)
      if (done) return
      const whole = (rest + value).split(separator)
      rest = whole.pop()
      yield* whole
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}

/** A dead line says nothing, not even that it is dead. */
async function withinSilence(reader) {
  let timer
  const silence = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error('silence')), SILENCE_MILLIS)
  })
  try {
    return await Promise.race([reader.read(), silence])
  } finally {
    clearTimeout(timer)
  }
}
