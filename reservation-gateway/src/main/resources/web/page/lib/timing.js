/** Calls again and again until the signal; the first time at once. */
export function every(millis, call, signal) {
  call()
  const timer = setInterval(call, millis)
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** Calls once, when nobody has asked for it for a while. */
export function settled(millis, call) {
  let timer
  return (...values) => {
    clearTimeout(timer)
    timer = setTimeout(() => call(...values), millis)
  }
}

/** Calls once for all who ask within this time: soon, and at most so often. */
export function paced(millis, call) {
  let timer = null
  return () => {
    timer ??= setTimeout(() => {
      timer = null
      call()
    }, millis)
  }
}

/** Ends when the work does, or when it has taken so long; the work goes on. */
export const atMost = (millis, work) => Promise.race([work, new Promise(done => setTimeout(done, millis))])
