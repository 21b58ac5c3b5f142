'use strict'

// Kinesalite, kept in a folder and reachable from this machine only.
// Usage: node kinesis.js PORT FOLDER [FAULTS], the last a file that says what is to go wrong. Ends when its standard
// input closes, that is, with the process that started it, however that one ends.

const noteAsker = require('./tip')
const kinesalite = require('kinesalite')
const keepTrimmed = require('./trim')
const faults = require('./faults')

const [port, folder, told] = process.argv.slice(2)
const meetsFault = told === undefined ? () => false : faults(told)
const server = kinesalite({ path: folder, createStreamMs: 0, shardLimit: 100 })

const NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

// Kinesalite lets the pages of every site send records (CORS). Browsers say that they are some, and
// cannot leave out the host that a page calls; nor add x-amz-target without asking first, which is
// answered by no.
function isAwsClient (headers) {
  const isBrowser = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
  return !isBrowser && NAMES.test(headers.host) && headers['x-amz-target'] !== undefined
}

// Kinesalite answers CBOR with times in seconds where clients expect milliseconds, which would send
// every watermark back to 1970. A client that speaks CBOR is told so instead.
const [answer] = server.listeners('request')
server.removeAllListeners('request')
server.on('request', (request, response) => {
  if (!isAwsClient(request.headers)) {
    response.writeHead(403, { 'Content-Type': 'text/plain' })
    response.end('Only clients of AWS are heard, at localhost, 127.0.0.1 or [::1]; no web pages.\n')
    return
  }
  if ((request.headers['content-type'] || '').startsWith('application/x-amz-cbor')) {
    response.writeHead(400, { 'Content-Type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify({
      __type: 'SerializationException',
      message: 'This emulator speaks JSON only: set CBOR_ENABLED=false and AWS_CBOR_DISABLE=true ' +
        'in the environment of the client.'
    }))
    return
  }
  if (meetsFault(request, response)) return
  noteAsker(request)
  answer(request, response)
})

// A client that is killed in the middle of a request is no reason to end.
process.on('uncaughtException', (error) => {
  console.error(new Date().toISOString(), error.stack || error)
  if (error.code !== 'ECONNRESET') process.exit(1)
})

const stop = () => {
  server.closeAllConnections()
  server.close(() => process.exit(0))
}
process.on('SIGTERM', stop)
// A terminal sends these to every process at once; the one that started this decides when to end.
process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})
process.stdin.on('end', stop).resume()

server.listen(Number(port), '127.0.0.1', () => {
  console.log(`Kinesalite listens on 127.0.0.1:${port}, data in ${folder}`)
  keepTrimmed(port)
})
