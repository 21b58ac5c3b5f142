// Against the gateway at HOLDFAST_URL, which has 5 units of the item `tea` and sells what is asked for.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdfast, newId, type Problem } from 'holdfast-client'

const url = process.env['HOLDFAST_URL'] ?? 'http://localhost:7070'
const shop = holdfast(url)
const path = (reservation: string) => ({ item: 'tea', reservation })
const one = { cart: 'c1', quantity: 1 }

/** Sends, and lets the first answers be lost or be others; counts what was sent. */
function faulty(...faults: (() => Response)[]) {
  const sent: string[] = []
  const send = async (request: Request) => {
    sent.push(request.url)
    const answer = await fetch(request)
    const fault = faults.shift()
    return fault === undefined ? answer : fault()
  }
  return { sent, send }
}

const lost = () => {
  throw new TypeError('the connection broke')
}
const away = () => new Response('{}', { status: 503 })

test('a hold is placed, and a repeat tells what became of it', async () => {
  const ids = { params: { path: path(newId()) }, body: one }
  const first = await shop.PUT('/items/{item}/reservations/{reservation}', ids)
  const repeat = await shop.PUT('/items/{item}/reservations/{reservation}', ids)

  assert.equal(first.response.status, 201)
  assert.equal(first.data?.status, 'held')
  assert.equal(repeat.response.status, 200)
  assert.deepEqual(repeat.data, first.data)
})

test('who waits for a confirm hears its outcome', async () => {
  const reservation = newId()
  await shop.PUT('/items/{item}/reservations/{reservation}', {
    params: { path: path(reservation) },
    body: one
  })
  const sold = await shop.POST('/items/{item}/reservations/{reservation}/confirm', {
    params: {
      path: path(reservation),
      header: { Prefer: 'wait=10', 'Idempotency-Key': newId() }
    },
    body: {}
  })

  assert.equal(sold.response.status, 200)
  assert.ok(sold.data !== undefined && 'result' in sold.data)
  assert.equal(sold.data.result, 'done')
})

test('a refusal is a problem that says what to do, and is not asked for again', async () => {
  const { sent, send } = faulty()
  const { error, response } = await holdfast(url, { fetch: send }).PUT(
    '/items/{item}/reservations/{reservation}',
    { params: { path: path(newId()) }, body: { cart: 'c1', quantity: 1000 } }
  )

  assert.equal(response.status, 409)
  assert.ok(error !== undefined)
  const problem: Problem = error
  assert.equal(problem.type, '/problems/sold-out')
  assert.ok('available' in error && typeof error.available === 'number')
  assert.equal(sent.length, 1)
})

test('after a lost answer, and one that says come back, the same hold is asked for again', async () => {
  const { sent, send } = faulty(lost, away)
  const { data, response } = await holdfast(url, { fetch: send }).PUT(
    '/items/{item}/reservations/{reservation}',
    { params: { path: path(newId()) }, body: one }
  )

  assert.equal(response.status, 200, 'the first try has placed it')
  assert.equal(data?.status, 'held')
  assert.equal(sent.length, 3)
  assert.equal(new Set(sent).size, 1)
})

test('whom nobody answers hears so by the deadline', async () => {
  const begun = Date.now()
  const silent = holdfast(url, {
    deadlineMillis: 300,
    fetch: (request) =>
      new Promise((_, reject) => {
        const silence = setInterval(() => {}, 1_000) // as an open connection, it keeps Node alive
        request.signal.addEventListener('abort', () => {
          clearInterval(silence)
          reject(request.signal.reason)
        })
      })
  })

  await assert.rejects(silent.GET('/items/{item}', { params: { path: { item: 'tea' } } }))
  assert.ok(Date.now() - begun < 2_000)
})

test('a key is sent with each call', async () => {
  const keys: (string | null)[] = []
  const keyed = holdfast(url, {
    apiKey: async () => `hf_${keys.length}`,
    fetch: async (request) => {
      keys.push(request.headers.get('Authorization'))
      return new Response('{"roles":[]}', { headers: { 'Content-Type': 'application/json' } })
    }
  })

  await keyed.GET('/caller')
  await keyed.GET('/caller')
  assert.deepEqual(keys, ['Bearer hf_0', 'Bearer hf_1'])
})
