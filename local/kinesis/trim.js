'use strict'

// Kinesalite drops records past their retention only when somebody reads over them, which a consumer
// at the tip never does. So they are read over here, or the folder would grow for ever.

const http = require('http')

const EVERY_MILLIS = 60 * 60 * 1000
const READS_PER_SHARD = 200 // of 10,000 records each

function call (port, operation, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `Kinesis_20131202.${operation}`,
        'X-Amz-Date': '20260101T000000Z',
        // Kinesalite wants to see a signature and does not check it.
        Authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/kinesis/aws4_request, ' +
          'SignedHeaders=host, Signature=0'
      }
    }, (response) => {
      let text = ''
      response.on('data', (chunk) => { text += chunk })
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(text))
        else reject(new Error(`${operation}: ${text}`))
      })
    })
    request.on('error', reject)
    request.end(JSON.stringify(body))
  })
}

async function trimShard (port, StreamName, ShardId) {
  let iterator = (await call(port, 'GetShardIterator', {
    StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON'
  })).ShardIterator
  // Records past their retention are never returned: the first that is returned ends the search.
  for (let i = 0; iterator && i < READS_PER_SHARD; i++) {
    const answer = await call(port, 'GetRecords', { ShardIterator: iterator })
    if (answer.Records.length > 0) return
    iterator = answer.NextShardIterator
  }
}

async function trim (port) {
  for (const StreamName of (await call(port, 'ListStreams', {})).StreamNames) {
    const { Shards } = (await call(port, 'DescribeStream', { StreamName })).StreamDescription
    for (const { ShardId } of Shards) await trimShard(port, StreamName, ShardId)
  }
}

// Once now, then hourly.
module.exports = function keepTrimmed (port) {
  const run = () => trim(port).catch((error) => console.error('not trimmed:', error.message))
  run()
  setInterval(run, EVERY_MILLIS).unref()
}
