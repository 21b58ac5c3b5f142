import { ask, lost, Problem } from './api.js'
import { untilAnswered } from './commands.js'
import { bodyOf } from './lines.js'
import { pieces } from './pieces.js'

/** Lines of one request: a browser tells no answer before it has sent all that it asks with. */
const LINES_AT_ONCE = 500

/** Less than a silent line is waited for. */
const WAIT_SECONDS = 15

/** A gateway that has not begun to answer by then is asked again. */
const BEGIN_MILLIS = 60_000

/**
 * Has lines booked in their order by the bulk route. What has no answer yet when the line breaks is
 * sent again, and as each line has the same key every time, it counts once.
 *
 * @param onAnswer is given each line, and what the gateway says of it: see `stockChangeAnswer` in the
 *     API's description
 * @param onAgain is given the lines that are to be sent again
 * @throws Problem if the gateway refuses them
 */
export async function sendLines(lines, onAnswer, onAgain) {
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const open = new Set(lines.slice(from, from + LINES_AT_ONCE))
    await untilAnswered(() => attempt(open, onAnswer), () => onAgain([...open]))
  }
}

/** Sends those that are open once; who is answered is open no more. */
async function attempt(open, onAnswer) {
  const sent = [...open]
  for await (const said of answers(sent)) {
    if (said.complete === false) throw new Problem(503, said, 1)
    const line = sent[said.line - 1]
    if (open.delete(line)) onAnswer(line, said)
  }
  if (open.size > 0) throw lost(new Error('the answer broke off'))
}

async function* answers(lines) {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), BEGIN_MILLIS)
  const answer = await ask('/stock-changes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson', Prefer: `wait=${WAIT_SECONDS}` },
    body: lines.map(line => `${JSON.stringify({ item: line.item, key: line.key, ...bodyOf(line) })}\n`).join(''),
    signal: limit.signal
  }).finally(() => clearTimeout(timer))
  try {
    for await (const text of pieces(answer.body, '\n')) yield JSON.parse(text)
  } catch (failure) {
    throw lost(failure)
  }
}
