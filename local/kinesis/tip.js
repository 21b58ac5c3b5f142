'use strict'

// Lets Flink's readers wait at the tip of a shard until records come, a second at most. Kinesis answers at
// once that there are none, and a reader that asks again and again, so as to be told soon, keeps three
// processes busy. All others are answered at once: who reads until nothing comes would never end.

const WAIT_MILLIS = 1000
const WAITING_MAX = 1000

const waiting = new Set()
let puts = 0
let asker = ''

function patch (action, by) {
  const path = require.resolve(`kinesalite/actions/${action}`)
  const original = require(path)
  require.cache[path].exports = by(original)
}

function tellsWhoWaits (put) {
  return (store, data, done) => put(store, data, (error, result) => {
    puts++
    for (const read of [...waiting]) read()
    done(error, result)
  })
}

function waitsAtTip (getRecords) {
  return (store, data, done) => {
    const until = asker.startsWith('Apache Flink') ? Date.now() + WAIT_MILLIS : 0
    const read = () => {
      const before = puts
      getRecords(store, data, (error, result) => {
        const rest = until - Date.now()
        const isAtTip = !error && result.Records.length === 0 && result.NextShardIterator !== undefined
        if (!isAtTip || rest <= 0 || waiting.size >= WAITING_MAX) return done(error, result)
        if (puts !== before) return read()
        const again = () => {
          clearTimeout(timer)
          waiting.delete(again)
          read()
        }
        const timer = setTimeout(again, rest)
        waiting.add(again)
      })
    }
    read()
  }
}

// Kinesalite takes its actions as it is loaded, so this is to be loaded before.
patch('putRecord', tellsWhoWaits)
patch('putRecords', tellsWhoWaits)
patch('getRecords', waitsAtTip)

// Notes who sent a request: when its body has ended, its action is called at once. To be called before
// kinesalite hears of the request.
module.exports = function noteAsker (request) {
  request.on('end', () => { asker = request.headers['user-agent'] || '' })
}
