'use strict'

// What is to go wrong here at this moment, as a file in the data folder says: it is its owner's alone, so nobody else can
// break anything. What it says ends with the time that it names, also if whoever wrote it has been killed meanwhile.
//
//   until=1764230400000              milliseconds since 1970
//   operations=PutRecord,PutRecords  those that it strikes
//   refusal=…                        the error that is answered
//   without-records=true             reads find nothing new instead

const fs = require('fs')

const LOOK_MILLIS = 200
const NOTHING_NEW_MILLIS = 200 // whoever hears that asks again at once
const BODY_MAX = 6 * 1024 * 1024

module.exports = function faults (file) {
  let looked = 0
  let fault = null

  function look () {
    try {
      fault = Object.fromEntries(fs.readFileSync(file, 'utf8').split('\n')
        .filter((line) => line.includes('='))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
    } catch (error) {
      fault = null
    }
  }

  function now () {
    if (Date.now() - looked >= LOOK_MILLIS) {
      looked = Date.now()
      look()
    }
    return fault !== null && Date.now() < Number(fault.until) ? fault : null
  }

  function answer (response, status, body) {
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify(body))
  }

  function nothingNew (request, response) {
    let body = ''
    request.on('data', (chunk) => { if (body.length < BODY_MAX) body += chunk })
    request.on('end', () => setTimeout(() => {
      answer(response, 200, {
        Records: [], NextShardIterator: JSON.parse(body).ShardIterator, MillisBehindLatest: 0
      })
    }, NOTHING_NEW_MILLIS))
  }

  // Whether the request has met with a fault, and is answered.
  return function meets (request, response) {
    const struck = now()
    const operation = request.headers['x-amz-target'].split('.')[1]
    if (struck === null || !struck.operations.split(',').includes(operation)) return false
    if (struck['without-records'] === 'true') nothingNew(request, response)
    else request.resume().on('end', () => answer(response, 400, { __type: struck.refusal, message: 'injected' }))
    return true
  }
}
